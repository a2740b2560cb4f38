using System.Text.Json;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Tasks.Inbox;

namespace CaseFlow.Workflows.Tasks.Showing;

/// <summary>
/// What of a task the person who asks sees: who may do it, what its form needs; who did it, what they answered; everybody else what they
/// see of its journey.
/// </summary>
public sealed class TaskSights(ChartSights sights, ClientHeads heads, CurrentPerson person)
{
    /// <param name="task">With its journey.</param>
    public async ValueTask<ChartSight> SightAsync(TaskItem task, CancellationToken cancel) =>
        task.MayBeDoneBy(person) ? sights.AtWork(task.Journey!.ToChart()) : await sights.OfAsync(task.Journey!.ToChart(), cancel);

    /// <summary>Writes into the register that it is being looked at.</summary>
    /// <param name="task">With its journey and client.</param>
    public async Task OpenAsync(TaskItem task, CancellationToken cancel)
    {
        var (chart, mayDo) = (task.Journey!.ToChart(), task.MayBeDoneBy(person));
        var sight = await SightAsync(task, cancel);
        var seen = mayDo && !sight.IsWhole ? ChartOpening.AtWork : sight.Level.ToText();
        await sights.WriteAsync(chart, ChartOpening.TaskForm, seen, cancel, task.Id.ToString(), sight.Reason);
    }

    /// <param name="task">With its journey and client.</param>
    public async Task<SeenTask> OfAsync(TaskItem task, CancellationToken cancel)
    {
        var (mayDo, sight) = (task.MayBeDoneBy(person), await SightAsync(task, cancel));
        var isTheirs = task.Draft is not null && mayDo && (task.DraftById is not { } by || by == person.Id);
        return new SeenTask(
            mayDo,
            task.MayBeAssignedBy(person),
            sight,
            mayDo ? Parse(task.Values) : Shown(task, sight),
            isTheirs ? Parse(task.Draft!) : null,
            isTheirs ? task.DraftSavedAt : null,
            await ClientAsync(task, showsNumber: task.NeedsCall && mayDo && person.May(ClientsRoom.Call), cancel)
        );
    }

    private JsonElement Shown(TaskItem task, ChartSight sight)
    {
        var values = ValueJson.Read(Parse(task.Values)) as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>();
        var shown = task.ClosedById == person.Id ? values : ChartFacts.Of(sight, task.Stage, values);
        return JsonSerializer.SerializeToElement(ValueJson.Write(MaskedValues.Of(shown)));
    }

    private async Task<ClientHead?> ClientAsync(TaskItem task, bool showsNumber, CancellationToken cancel) =>
        task.Journey!.Client is { } client ? await heads.OfAsync(client, cancel, showsNumber: showsNumber) : null;

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}

/// <param name="Values">What the form starts with or, once it is closed, what was answered: as much as they see of it.</param>
/// <param name="Draft">A colleague's is the colleague's.</param>
public sealed record SeenTask(
    bool MayDo,
    bool MayAssign,
    ChartSight Sight,
    JsonElement Values,
    JsonElement? Draft,
    DateTimeOffset? DraftSavedAt,
    ClientHead? Client
);

using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Host.Texts;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Bulk;
using MediatR;

namespace CaseFlow.Host.Api.Tasks;

internal static class PileEndpoints
{
    public static void MapTaskPiles(this IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("Tasks");
        tasks.MapPost("/claim", Claim).Require(TasksRoom.Work);
        tasks.MapPost("/hand-over", HandOver).Require(TasksRoom.Work);
        tasks.MapGet("/receivers", Receivers).Require(TasksRoom.Work);
    }

    /// <summary>Takes several tasks; answers for each what became of it.</summary>
    internal static async Task<Answer<PileAnswer>> Claim(ClaimBody body, IMediator mediator, CancellationToken cancel) =>
        Say(await mediator.Send(new ClaimTasks.Command(Ids(body.Tasks), body.AllOrNone), cancel), "page.pile.claimed");

    /// <summary>Hands several tasks to a person who may hold them; answers for each what became of it.</summary>
    /// <remarks>One's own, or any for a lead.</remarks>
    internal static async Task<Answer<PileAnswer>> HandOver(HandOverBody body, IMediator mediator, CancellationToken cancel) =>
        Say(await mediator.Send(new HandOverTasks.Command(Ids(body.Tasks), body.To ?? "", body.AllOrNone), cancel), "page.pile.handed");

    /// <summary>To whom the caller may hand these tasks over.</summary>
    internal static async Task<Answer<IReadOnlyList<ListReceivers.Response>>> Receivers(
        Guid[] task,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new ListReceivers.Query(Ids(task)), cancel);

    private static List<TaskId> Ids(IEnumerable<Guid>? tasks) => [.. (tasks ?? []).Select(id => new TaskId(id))];

    private static Answer<PileAnswer> Say(Result<PileResult> result, string done)
    {
        if (!result.IsSuccess)
            return new Answer<PileAnswer>(result.Refusal);
        List<PileAnswer.One> each =
        [
            .. result.Value.Results.Select(one => new PileAnswer.One(
                one.Task,
                one.Title,
                one.EnglishTitle,
                one.Done,
                one.Code,
                one.Code is { } code ? Text.Of(code, [.. one.Arguments]) : null
            )),
        ];
        var refused = each.Where(one => one.Message is not null)
            .GroupBy(one => one.Message!)
            .Select(group => Text.Of("page.pile.refused", group.Count(), group.Key));
        return new Answer<PileAnswer>(
            new PileAnswer(result.Value.Done, string.Join(' ', [Text.Of(done, result.Value.Done), .. refused]), each)
        );
    }

    /// <param name="AllOrNone">Nothing is done unless everything can be.</param>
    internal sealed record ClaimBody(IReadOnlyList<Guid>? Tasks, bool AllOrNone = false);

    /// <param name="To">User name or person id.</param>
    /// <param name="AllOrNone">Nothing is done unless everything can be.</param>
    internal sealed record HandOverBody(IReadOnlyList<Guid>? Tasks, string? To, bool AllOrNone = false);
}

/// <param name="Done">How many were done.</param>
/// <param name="Message">All of it in words, in the caller's language.</param>
public sealed record PileAnswer(int Done, string Message, IReadOnlyList<PileAnswer.One> Results)
{
    /// <param name="Code">Why it was not done; null if it was.</param>
    /// <param name="Message">The same in words.</param>
    public sealed record One(TaskId Task, string Title, string EnglishTitle, bool Done, string? Code, string? Message);
}

using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.Data;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Tests.Support;

/// <summary>An engine on a table: definitions, a store, a clock that a test moves, and everything that happened.</summary>
public sealed class Bench(bool reloads = false, int stepLimit = 10_000)
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private int _started;

    public Definitions Definitions { get; } = new();

    public InMemoryInstanceStore Store { get; } = new();

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>What WriteLine printed, over all instances.</summary>
    public List<string> Lines { get; } = [];

    public List<Emitted> Emitted { get; } = [];

    public List<(InstanceId Instance, JournalEvent Event)> Journal { get; } = [];

    /// <summary>Commands done.</summary>
    public int Steps { get; private set; }

    /// <summary>Who answers what activities ask; null: nobody.</summary>
    public IAnswerQuestions? Answers { get; init; }

    private WorkflowEngine Engine => new(Definitions, Answers) { ReloadsBetweenItems = reloads, StepLimit = stepLimit };

    public WorkflowGraph Add(JsonNode definition) => Definitions.Add(definition);

    public async Task<WorkflowInstance> StartAsync(
        string definition,
        Dictionary<string, object?>? input = null,
        string? correlationId = null,
        string? trigger = null,
        object? payload = null
    )
    {
        var id = new InstanceId(new Guid(++_started, 0, 0, new byte[8]));
        var result = await DoAsync(
            new Start(id, Now, definition, Input: input, CorrelationId: correlationId, TriggerActivityId: trigger, TriggerPayload: payload)
        );
        result.Outcome.ShouldBe(StepOutcome.Applied);
        return Store.Find(id)!;
    }

    public async Task<WorkflowInstance> RunAsync(JsonNode definition, Dictionary<string, object?>? input = null) =>
        await StartAsync(Add(definition).Definition.DefinitionId, input);

    public async Task<StepResult> DoAsync(EngineCommand command)
    {
        var result = await Engine.ExecuteAsync(command with { Zone = Zone }, Store, CancellationToken.None);
        Steps++;
        foreach (var burst in result.Bursts)
        {
            Journal.AddRange(burst.Journal.Select(change => (burst.Instance.Id, change)));
        }
        var emitted = result.Bursts.SelectMany(burst => burst.Emitted).OrderBy(emitted => emitted.Order).ToList();
        Emitted.AddRange(emitted);
        Lines.AddRange(emitted.Select(emitted => emitted.Event).OfType<LineWritten>().Select(line => line.Text));
        return result;
    }

    /// <summary>Wakes the one wait of this activity.</summary>
    public async Task<WorkflowInstance> ResumeAsync(WorkflowInstance instance, string activity, Stimulus? stimulus = null)
    {
        var bookmark = Store.Find(instance.Id)!.Bookmarks.Single(bookmark => bookmark.ActivityId == activity);
        var result = await DoAsync(new Resume(instance.Id, Now, bookmark.Id, stimulus ?? new Resumed()));
        result.Outcome.ShouldBe(StepOutcome.Applied);
        return Store.Find(instance.Id)!;
    }

    public WorkflowInstance Find(WorkflowInstance instance) => Store.Find(instance.Id)!;
}

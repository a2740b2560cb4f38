using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;

namespace CaseFlow.Activities.Tests.Support;

/// <summary>One activity alone in a definition, on the real engine: what it asks for, what it answers, what it hands on.</summary>
internal sealed class Desk : IDefinitionSource, IAnswerQuestions
{
    private static readonly ActivityRegistry Registry = new(typeof(HumanTask).Assembly, typeof(Desk).Assembly);
    private static readonly InstanceId Instance = new(new Guid(1, 0, 0, new byte[8]));

    private readonly WorkflowGraph _graph;
    private readonly InMemoryInstanceStore _store = new();

    private Desk(string type, object inputs)
    {
        var activity = new JsonObject { ["id"] = "it", ["type"] = type };
        foreach (var input in JsonSerializer.SerializeToElement(inputs).EnumerateObject())
            activity[input.Name] = new JsonObject
            {
                ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = input.Value.GetRawText() },
            };
        foreach (var output in Registry.Find(type)!.Outputs)
            activity[JsonNamingPolicy.CamelCase.ConvertName(output.Name)] ??= new JsonObject
            {
                ["memoryReference"] = new JsonObject { ["id"] = output.Name },
            };
        var definition = new JsonObject
        {
            ["id"] = "desk-v1",
            ["definitionId"] = "desk",
            ["name"] = "desk",
            ["version"] = 1,
            ["isPublished"] = true,
            ["outputs"] = new JsonArray([
                .. Registry.Find(type)!.Outputs.Select(output => (JsonNode)new JsonObject { ["name"] = output.Name, ["type"] = "Object" }),
            ]),
            ["root"] = new JsonObject
            {
                ["id"] = "root",
                ["type"] = "Elsa.Sequence",
                ["activities"] = new JsonArray(activity),
            },
        };
        _graph = new DefinitionReader(Registry).Read(JsonSerializer.SerializeToElement(definition));
    }

    /// <summary>Monday noon in Shanghai.</summary>
    public DateTimeOffset Now { get; private set; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(8));

    public List<object> Emitted { get; } = [];

    /// <summary>What it asked; the rooms here say yes to everything.</summary>
    public List<object> Asked { get; } = [];

    /// <summary>What the clinic has decided, by key; else the defaults hold.</summary>
    public Dictionary<string, string> Set { get; private init; } = [];

    /// <summary>What the records lack before a treatment.</summary>
    public string[] Gaps { get; private init; } = [];

    /// <summary>By which outcomes it was left; null while it waits.</summary>
    public IReadOnlyList<string>? Outcomes { get; private set; }

    public IReadOnlyList<StimulusRefusal> Refusals { get; private set; } = [];

    public TaskRequest Request => Emitted.OfType<TaskRequest>().Last();

    private WorkflowInstance State => _store.Find(Instance)!;

    public static async Task<Desk> StartAsync(
        string type,
        object? inputs = null,
        DateTimeOffset? at = null,
        Dictionary<string, string>? set = null,
        string[]? gaps = null
    )
    {
        var desk = new Desk(type, inputs ?? new { }) { Set = set ?? [], Gaps = gaps ?? [] };
        desk.Now = at ?? desk.Now;
        await desk.DoAsync(new Start(Instance, desk.Now, "desk"));
        return desk;
    }

    public async Task<Desk> CompleteAsync(string outcome, object? values = null)
    {
        var task = State.Bookmarks.Single(wait => wait.Name == HumanTask.TaskWait);
        var form = (Dictionary<string, object?>)ValueJson.Read(JsonSerializer.SerializeToElement(values ?? new { }))!;
        await DoAsync(new Resume(Instance, Now, task.Id, new TaskCompleted(outcome, form, "person-1", "role")) { IsAttended = true });
        return this;
    }

    /// <summary>What it waits for under this key has come.</summary>
    public Task WakeAsync(string key, Stimulus stimulus) =>
        DoAsync(new Resume(Instance, Now, State.Bookmarks.Single(wait => wait.Key == key).Id, stimulus));

    /// <summary>Time passes; the earliest wait for the clock is over.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Now += time;
        var due = State.Bookmarks.Where(wait => wait.DueAt <= Now).MinBy(wait => wait.DueAt);
        if (due is not null)
            await DoAsync(new Resume(Instance, Now, due.Id, new TimerFired()));
    }

    public T Output<T>(string name) => ValueJson.To<T>(State.Output[name])!;

    public ValueTask<WorkflowGraph?> FindPublishedAsync(string definitionId, CancellationToken cancel) =>
        ValueTask.FromResult<WorkflowGraph?>(_graph);

    public ValueTask<WorkflowGraph?> FindAsync(DefinitionRef definition, CancellationToken cancel) =>
        ValueTask.FromResult<WorkflowGraph?>(_graph);

    public ValueTask<Reply> AnswerAsync(Question question, CancellationToken cancel)
    {
        if (question.Content is UsualTimeAsked time)
            return ValueTask.FromResult(Reply.Yes(Set.GetValueOrDefault(time.Setting.Key, time.Setting.Default)));
        Asked.Add(question.Content);
        return ValueTask.FromResult(
            question.Content switch
            {
                SettingsAsked asked => Reply.Yes(Values(asked)),
                GateCheck => Reply.Yes(Gaps),
                _ => Reply.Yes(),
            }
        );
    }

    private Dictionary<string, string> Values(SettingsAsked asked) =>
        asked.Settings.ToDictionary(setting => setting.Key, setting => Set.GetValueOrDefault(setting.Key, setting.Default));

    private async Task DoAsync(EngineCommand command)
    {
        var result = await new WorkflowEngine(this, this).ExecuteAsync(command, _store, CancellationToken.None);
        Refusals = result.Refusals;
        foreach (var burst in result.Bursts)
        {
            burst.Instance.Incidents.ShouldBeEmpty(string.Join(", ", burst.Instance.Incidents.Select(incident => incident.Message)));
            Emitted.AddRange(burst.Emitted.Select(emitted => emitted.Event));
            Outcomes = burst.Journal.OfType<ActivityCompleted>().FirstOrDefault(done => done.ActivityId == "it")?.Outcomes ?? Outcomes;
        }
    }
}

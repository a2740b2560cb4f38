using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;

namespace CaseFlow.Durability.Tests.Fuzzing;

/// <summary>One definition read, started, and woken a few times, as a host would do it.</summary>
internal sealed class Trial : IDefinitionSource
{
    private const int MostCommands = 12;

    private readonly InMemoryInstanceStore _store = new();
    private readonly WorkflowEngine _engine;
    private readonly WorkflowGraph _graph;
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly Measure _measure;

    private Trial(WorkflowGraph graph, Measure measure)
    {
        (_graph, _measure) = (graph, measure);
        _engine = new WorkflowEngine(this);
    }

    public static InstanceId Id { get; } = new(new Guid(1, 0, 0, new byte[8]));

    public InMemoryInstanceStore Store => _store;

    /// <summary>Refusals are told by <see cref="DefinitionException"/> or, for what is no JSON, <see cref="JsonException"/>.</summary>
    public static Task<Trial> ReadAsync(string json, Measure measure) => measure.TakeAsync(() => Task.FromResult(Read(json, measure)));

    private static Trial Read(string json, Measure measure)
    {
        using var document = JsonDocument.Parse(json);
        var graph = new DefinitionReader(Corpus.Registry).Read(document.RootElement);
        TriggerIndex.Of(graph, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc);
        return new Trial(graph, measure);
    }

    public async Task RunAsync(Random dice)
    {
        await DoAsync(new Start(Id, _now, _graph.Definition.DefinitionId));
        for (var count = 0; count < MostCommands && NextWait(dice) is var (instance, bookmark) && instance is not null; count++)
        {
            _now = bookmark!.DueAt > _now ? bookmark.DueAt.Value : _now.AddMinutes(1);
            await DoAsync(new Resume(instance.Id, _now, bookmark.Id, bookmark.DueAt is null ? new Resumed("payload") : new TimerFired()));
        }

        foreach (var instance in _store.All.Where(instance => !instance.HasEnded))
            (instance.Bookmarks.Count + instance.Incidents.Count).ShouldBeGreaterThan(0, "it is stuck");
    }

    /// <summary>Starts it, and sends these to what waits; the answers.</summary>
    public async Task<List<StepResult>> SendAsync(Func<Bookmark, Stimulus> stimulus, int count)
    {
        var answers = new List<StepResult>();
        await DoAsync(new Start(Id, _now, _graph.Definition.DefinitionId));
        while (answers.Count < count && NextWait(new Random(answers.Count)) is var (instance, bookmark) && instance is not null)
            answers.Add(await DoAsync(new Resume(instance.Id, _now, bookmark!.Id, stimulus(bookmark))));
        return answers;
    }

    public Task<StepResult> DoAsync(EngineCommand command) =>
        _measure.TakeAsync(() => _engine.ExecuteAsync(command, _store, CancellationToken.None).AsTask());

    public ValueTask<WorkflowGraph?> FindPublishedAsync(string definitionId, CancellationToken cancel) =>
        ValueTask.FromResult(definitionId == _graph.Definition.DefinitionId ? _graph : null);

    public ValueTask<WorkflowGraph?> FindAsync(DefinitionRef definition, CancellationToken cancel) =>
        ValueTask.FromResult(definition == _graph.Definition.Ref ? _graph : null);

    private (WorkflowInstance? Instance, Bookmark? Bookmark) NextWait(Random dice)
    {
        var waits = _store.All.SelectMany(instance => instance.Bookmarks.Select(bookmark => (instance, bookmark))).Take(100).ToList();
        return waits.Count == 0 ? default : waits[dice.Next(waits.Count)];
    }
}

using System.Text.Json;
using CaseFlow.Conformance.Stores;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Primitives.Data;
using CaseFlow.Engine.Primitives.Http;
using CaseFlow.Engine.Primitives.Waiting;
using CaseFlow.Engine.State;

namespace CaseFlow.Conformance;

/// <summary>
/// An engine with a store and a clock that stands still until somebody waits. Published events are delivered when the step that published
/// them is stored.
/// </summary>
internal sealed class TestHost(DefinitionShelf definitions, ICaseStore store)
{
    private const int MostTimers = 1000;
    private readonly Dictionary<InstanceId, InstanceTrace> _traces = [];
    private readonly Queue<(InstanceId Publisher, EventPublished Event)> _events = [];
    private int _started;
    private int _ends;

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>What WriteLine printed, in order, over all instances.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Everything that happened, word for word: two ways of running a case must not differ in it.</summary>
    public List<string> Journal { get; } = [];

    public IReadOnlyCollection<InstanceTrace> Traces => _traces.Values;

    public InstanceTrace this[InstanceId id] => _traces[id];

    public async Task<InstanceTrace> StartAsync(
        string definition,
        int? version,
        Dictionary<string, object?>? input,
        string? correlationId,
        string? name
    )
    {
        var id = NextId();
        var result = await DoAsync(new Start(id, Now, definition, version, input, correlationId, name));
        return result.Outcome == StepOutcome.Applied
            ? _traces[id]
            : throw new InvalidOperationException($"Starting {definition} was answered {result.Outcome}.");
    }

    /// <summary>Wakes a bookmark as whatever it waits for would.</summary>
    public Task<StepResult> ResumeAsync(InstanceTrace instance, Bookmark bookmark) =>
        DoAsync(
            new Resume(
                instance.Id,
                Now,
                bookmark.Id,
                bookmark switch
                {
                    { DueAt: not null } => new TimerFired(),
                    { Name: "event", Key: { } key } => new EventReceived(key, null),
                    _ => new Resumed(),
                }
            )
        );

    public async Task PublishAsync(string name, string? correlationId, object? payload)
    {
        await DeliverAsync(null, new EventPublished(name, correlationId, payload, IsLocal: false));
        await DeliverAllAsync();
    }

    /// <summary>A request to an address that a definition offers: it starts an instance, or wakes the one that waits there.</summary>
    public async Task<HttpReply> SendAsync(string method, string path, string body)
    {
        var content =
            body.Length == 0 ? null
            : body[0] is '{' or '[' ? ValueJson.Read(JsonSerializer.Deserialize<JsonElement>(body))
            : body;
        var request = new HttpRequestReceived(
            method.ToUpperInvariant(),
            path,
            new Dictionary<string, object?>(),
            new Dictionary<string, object?>(),
            content,
            body.Length
        );
        foreach (var key in RoutePath.KeysFor(method, path))
        {
            if (Starts(key).FirstOrDefault() is { Graph: { Definition: var definition }, Trigger: var trigger })
                return Reply(
                    await DoAsync(
                        new Start(
                            NextId(),
                            Now,
                            definition.DefinitionId,
                            definition.Version,
                            TriggerActivityId: trigger.ActivityId,
                            TriggerPayload: request
                        )
                    )
                );
            foreach (var trace in _traces.Values)
                if (trace.Last.Bookmarks.FirstOrDefault(bookmark => bookmark.Key == key) is { } wait)
                    return Reply(await DoAsync(new Resume(trace.Id, Now, wait.Id, request)));
        }

        return HttpReply.NotFound;
    }

    public async Task<bool> MigrateAsync(InstanceTrace instance, int version) =>
        (await DoAsync(new Migrate(instance.Id, Now, version))).Outcome == StepOutcome.Applied;

    public Task CancelAsync(InstanceTrace instance) => DoAsync(new Cancel(instance.Id, Now, "cancelled by the case"));

    /// <summary>Lets the clock jump from one due time to the next until it is so, or nothing is due any more.</summary>
    public async Task<bool> WaitUntilAsync(Func<bool> isSo)
    {
        for (var fired = 0; !isSo() && fired < MostTimers; fired++)
        {
            var due = _traces
                .Values.SelectMany(trace => trace.Last.Bookmarks.Select(bookmark => (Trace: trace, Bookmark: bookmark)))
                .Where(wait => wait.Bookmark.DueAt is not null)
                .OrderBy(wait => wait.Bookmark.DueAt)
                .FirstOrDefault();
            if (due.Trace is null)
                return false;
            if (due.Bookmark.DueAt > Now)
                Now = due.Bookmark.DueAt.Value;
            await DoAsync(new Resume(due.Trace.Id, Now, due.Bookmark.Id, new TimerFired()));
        }

        return isSo();
    }

    private async Task<StepResult> DoAsync(EngineCommand command)
    {
        var result = await RunAsync(command);
        await DeliverAllAsync();
        return result;
    }

    private async Task DeliverAllAsync()
    {
        while (_events.TryDequeue(out var waiting))
            await DeliverAsync(waiting.Publisher, waiting.Event);
    }

    private async Task<StepResult> RunAsync(EngineCommand command)
    {
        var result = await store.DoAsync(command);
        foreach (var burst in result.Bursts)
        {
            var id = burst.Instance.Id;
            if (!_traces.TryGetValue(id, out var trace))
                _traces[id] = trace = new InstanceTrace(id, _traces.Count);
            trace.Take(burst, ref _ends);
            Journal.AddRange(burst.Journal.Select(change => $"{id} {Wire.Write<JournalEvent>(change)}"));
        }

        foreach (
            var (instance, emitted) in result
                .Bursts.SelectMany(burst => burst.Emitted.Select(e => (burst.Instance.Id, e)))
                .OrderBy(e => e.e.Order)
        )
        {
            if (emitted.Event is LineWritten line)
                Lines.Add(line.Text);
            if (emitted.Event is EventPublished published)
                _events.Enqueue((instance, published));
        }

        return result;
    }

    private async Task DeliverAsync(InstanceId? publisher, EventPublished published)
    {
        var key = StimulusKey.Event(published.Name);
        foreach (var trace in _traces.Values.ToList())
        {
            if (published.IsLocal && trace.Id != publisher)
                continue;
            if (!string.IsNullOrEmpty(published.CorrelationId) && trace.Last.CorrelationId != published.CorrelationId)
                continue;
            foreach (var bookmark in trace.Last.Bookmarks.Where(bookmark => bookmark.Key == key).ToList())
                await RunAsync(new Resume(trace.Id, Now, bookmark.Id, new EventReceived(published.Name, published.Payload)));
        }

        if (published.IsLocal)
            return;
        foreach (var (graph, trigger) in Starts(key).ToList())
        {
            await RunAsync(
                new Start(
                    NextId(),
                    Now,
                    graph.Definition.DefinitionId,
                    graph.Definition.Version,
                    CorrelationId: published.CorrelationId,
                    TriggerActivityId: trigger.ActivityId,
                    TriggerPayload: published.Payload
                )
            );
        }
    }

    private IEnumerable<(WorkflowGraph Graph, Trigger Trigger)> Starts(string key) =>
        definitions
            .Published.SelectMany(graph => TriggerIndex.Of(graph, Now, TimeZoneInfo.Utc).Select(trigger => (graph, trigger)))
            .Where(pair => pair.trigger.Stimulus.Key == key);

    private static HttpReply Reply(StepResult result) =>
        result
            .Bursts.SelectMany(burst => burst.Emitted)
            .OrderBy(emitted => emitted.Order)
            .Select(emitted => emitted.Event)
            .OfType<HttpResponseWritten>()
            .FirstOrDefault()
            is { } written
            ? new HttpReply(written.Status, written.Body, written.ContentType)
            : HttpReply.Accepted;

    private InstanceId NextId() => new(new Guid(++_started, 0, 0, new byte[8]));
}

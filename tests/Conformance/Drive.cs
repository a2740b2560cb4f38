using System.Globalization;
using System.Text.Json;
using CaseFlow.Conformance.Stores;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;

namespace CaseFlow.Conformance;

/// <summary>The steps of a case.</summary>
internal sealed class Drive(ConformanceCase subject, DefinitionShelf shelf, ICaseStore store, Action<string> fail, Action<string> note)
{
    private readonly Dictionary<string, InstanceTrace> _named = [];
    private readonly Dictionary<string, DefinitionRef> _imported = [];

    private readonly List<bool> _migrations = [];

    public TestHost Host { get; } = new(shelf, store);
    public DefinitionShelf Shelf => shelf;

    /// <summary>Errors of each publication, by its name in the case.</summary>
    public Dictionary<string, IReadOnlyList<string>> Publications { get; } = [];

    /// <summary>What each request was answered, and who uses a definition, by the names that the case gives them.</summary>
    public Dictionary<string, HttpReply> Answers { get; } = [];

    public Dictionary<string, IReadOnlyList<string>> Consumers { get; } = [];

    /// <summary>The one that the case asked for last.</summary>
    public JsonElement? Definition { get; private set; }

    public bool HaveAllMigrated => _migrations.TrueForAll(done => done);

    public InstanceTrace? Main => _named.GetValueOrDefault("main");

    public IEnumerable<InstanceTrace> ChildrenOf(InstanceTrace parent) =>
        Host.Traces.Where(trace => trace.Last.ParentId == parent.Id).OrderBy(trace => trace.Order);

    public async Task DoAsync(JsonElement step)
    {
        switch (step.Text("op"))
        {
            case "run":
                await RunAsync(step);
                break;
            case "resumeAllUntilFinished":
                await ResumeAllAsync(Instance(step));
                break;
            case "resume":
                await ResumeAsync(Instance(step), step.Text("activityId")!);
                break;
            case "publishEvent":
                await Host.PublishAsync(
                    step.Text("name")!,
                    step.Text("correlationId"),
                    step.Find("payload") is { } payload ? ValueJson.Read(payload) : null
                );
                break;
            case "cancel":
                await Host.CancelAsync(Instance(step));
                break;
            case "await":
                await AwaitAsync(() => Instance(step).Status == step.Text("status"), step);
                break;
            case "awaitInstances":
                await AwaitAsync(() => HasAll(Matching(step), step), step);
                break;
            case "awaitChildren":
                await AwaitChildrenAsync(Instance(step), step);
                break;
            case "expect":
                new Checks(this, step.Find("inferred")?.ValueKind == JsonValueKind.True ? note : fail).Run(step, Instance(step));
                break;
            case "import":
                _imported[step.Text("as")!] = shelf.Import(subject.Read(step.Text("file")!), publish: false);
                break;
            case "publish":
                Publications[step.Text("as")!] = shelf.Publish(_imported[step.Text("of")!], Host.Now);
                break;
            case "createDraft":
                _imported[step.Text("as")!] = shelf.CreateDraft(DefinitionIn(step));
                break;
            case "getDefinition":
                Definition = shelf.Find(DefinitionIn(step), step.Find("version"))?.Json;
                break;
            case "expectDefinition":
                new Checks(this, fail).Definition(DefinitionIn(step), step.Find("version"), step.Find("is") ?? step);
                break;
            case "expectTriggers":
                new RequestChecks(fail).Triggers(TriggersOf(DefinitionIn(step)), step);
                break;
            case "consumers":
                Consume(step, shelf.ConsumersOf(DefinitionIn(step)));
                break;
            case "reloadDefinitions":
                shelf.Reload();
                break;
            case "roundTripState":
                RoundTrip(Instance(step));
                break;
            case "http":
                Answers[step.Text("as") ?? ""] = await SendAsync(step);
                break;
            case "httpMany":
                for (var sent = 0; sent < (step.Number("count") ?? 1); sent++)
                    Answers[step.Text("as") ?? ""] = await SendAsync(step);
                break;
            case "migrate":
                _migrations.Add(await Host.MigrateAsync(Instance(step), step.Number("targetVersion") ?? 0));
                break;
            case var other:
                throw new NotSupportedException($"The step '{other}' is not known.");
        }
    }

    public IEnumerable<InstanceTrace> Matching(JsonElement filter) =>
        Host
            .Traces.Where(trace => trace.Last.Definition.DefinitionId == filter.Text("definition"))
            .Where(trace => filter.Text("correlationId") is not { } correlation || trace.Last.CorrelationId == correlation);

    private string DefinitionIn(JsonElement step)
    {
        var name =
            step.Text("definition")
            ?? step.Text("of")
            ?? throw new NotSupportedException($"The step does not say which definition: {step.GetRawText()}");
        return _imported.TryGetValue(name, out var imported) ? imported.DefinitionId : name;
    }

    private List<(string, string)> TriggersOf(string definition) =>
        shelf.Published.LastOrDefault(graph => graph.Definition.DefinitionId == definition) is { } graph
            ?
            [
                .. TriggerIndex
                    .Of(graph, Host.Now, TimeZoneInfo.Utc)
                    .Select(trigger => (InstanceTrace.Local(trigger.ActivityId), graph.Find(trigger.ActivityId)!.Descriptor.TypeName)),
            ]
            : [];

    private void Consume(JsonElement step, IReadOnlyList<string> consumers)
    {
        if (step.Text("as") is { } name)
            Consumers[name] = consumers;
        new RequestChecks(fail).Consumers(DefinitionIn(step), consumers, step.Find("is") ?? step);
    }

    private void RoundTrip(InstanceTrace instance)
    {
        var written = instance.Last.Write();
        if (!written.AsSpan().SequenceEqual(WorkflowInstance.Read(written).Write()))
            fail("the state is another one after it was written and read");
    }

    private Task<HttpReply> SendAsync(JsonElement step) =>
        Host.SendAsync(step.Text("method")!, Uri.UnescapeDataString(step.Text("path")!), step.Text("body") ?? "");

    private InstanceTrace Instance(JsonElement step) => _named[step.Text("instance") ?? "main"];

    private async Task RunAsync(JsonElement step)
    {
        var input = step.Find("input") is { } values ? (Dictionary<string, object?>)ValueJson.Read(values)! : null;
        var version = int.TryParse(step.Find("version")?.ToString(), CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var trace = await Host.StartAsync(step.Text("definition")!, version, input, step.Text("correlationId"), step.Text("name"));
        _named[step.Text("as") ?? "main"] = trace;
    }

    /// <summary>As Elsa's tests do it; what a child waits for is resumed in the child.</summary>
    private async Task ResumeAllAsync(InstanceTrace instance)
    {
        for (var round = 0; round < 100 && instance.Status != "Finished" && instance.Last.Bookmarks.Count > 0; round++)
        {
            foreach (var bookmark in instance.Last.Bookmarks.ToList())
            {
                if (bookmark.Name != "child")
                    await Host.ResumeAsync(instance, bookmark);
                else if (Host.Traces.FirstOrDefault(trace => trace.Id.ToString() == bookmark.Key) is { } child)
                    await ResumeAllAsync(child);
            }
        }
    }

    private async Task ResumeAsync(InstanceTrace instance, string activity)
    {
        var bookmark =
            instance.Last.Bookmarks.FirstOrDefault(bookmark => InstanceTrace.Local(bookmark.ActivityId) == activity)
            ?? throw new InvalidOperationException($"'{activity}' waits for nothing.");
        await Host.ResumeAsync(instance, bookmark);
    }

    private async Task AwaitAsync(Func<bool> isSo, JsonElement step)
    {
        if (!await Host.WaitUntilAsync(isSo))
            fail($"waited in vain: {step.GetRawText()}");
    }

    /// <summary>Time goes by meanwhile: those that only have to be there may come to their ends.</summary>
    private async Task AwaitChildrenAsync(InstanceTrace parent, JsonElement step)
    {
        await Host.WaitUntilAsync(() => HasAll(ChildrenOf(parent), step) && ChildrenOf(parent).All(child => child.Status == "Finished"));
        if (!HasAll(ChildrenOf(parent), step))
            fail($"waited in vain: {step.GetRawText()}");
    }

    private static bool HasAll(IEnumerable<InstanceTrace> traces, JsonElement step) =>
        traces.Count(trace => step.Text("status") is not { } status || trace.Status == status) >= (step.Number("count") ?? 1);
}

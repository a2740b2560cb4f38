using System.Collections.Concurrent;
using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>
/// Activities joined by connections: each goes on along the connections whose ports are its outcomes. A node with several connections into it waits for all that are still to come.
/// With "executionMode": "token" in its own or the definition's customProperties it runs with tokens instead, joined as each node's mergeMode says.
/// </summary>
[Activity("Elsa.Flowchart", Category = "02 流程控制", Name = "流程图", EnglishName = "Flowchart", Browsable = false)]
public sealed class Flowchart : Activity
{
    private const string StartedAt = "start";

    private readonly ConcurrentDictionary<string, FlowAnalysis> _analyses = [];
    private Activity? _usualStart;
    private bool? _usesTokens;

    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public IReadOnlyList<Connection> Connections { get; private set; } = [];

    public override ActivityResult Execute(ActivityContext context)
    {
        var trigger = Activities.FirstOrDefault(activity => activity.Id == context.Trigger.ActivityId);
        if (trigger is not null && trigger != _usualStart) context.SetLocal(StartedAt, trigger.Id);
        return (trigger ?? _usualStart) is { } start ? Schedule(start) : Complete();
    }

    public override ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child)
    {
        if (child.Child.Descriptor.IsTerminal) return Complete();
        var analysis = AnalysisFrom(context.GetLocal(StartedAt) as string ?? _usualStart!.Id);
        var next = _usesTokens ?? context.Graph.Definition.UsesTokens
            ? new TokenFlow(context, analysis).Follow(child)
            : new CounterFlow(context, analysis).Follow(child);
        if (next.Count > 0) return Schedule([.. next]);
        return context.HasChildren || TokenFlow.IsBlocked(context) ? Schedule() : Complete();
    }

    internal override void Read(JsonElement json, ActivityReader reader)
    {
        Activities = reader.ReadList(json, "activities");
        Connections = new ConnectionReader(this, reader).Read(json);
        _usualStart = UsualStart();
        _usesTokens = DefinitionReader.UsesTokens(json.Member("customProperties"));
    }

    internal FlowAnalysis AnalysisFrom(string start) => _analyses.GetOrAdd(start, id => new FlowAnalysis(this, id));

    private Activity? UsualStart()
    {
        var targets = Connections.Select(connection => connection.Target).ToHashSet();
        return Activities.FirstOrDefault(activity => activity is Start)
            ?? Activities.FirstOrDefault(activity => activity.CanStartWorkflow)
            ?? Activities.FirstOrDefault(activity => !targets.Contains(activity.Id))
            ?? (Activities.Count > 0 ? Activities[0] : null);
    }
}

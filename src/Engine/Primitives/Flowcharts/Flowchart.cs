using System.Collections.Concurrent;
using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Operations;
using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>
/// Activities joined by connections: each goes on along the connections whose ports are its outcomes. A node with several connections into
/// it waits for all that are still to come.
/// With "executionMode": "token" in its own or the definition's customProperties it runs with tokens instead, joined as each node's
/// mergeMode says.
/// </summary>
[Activity("Elsa.Flowchart", Category = "02 流程控制", Name = "流程图", EnglishName = "Flowchart", Browsable = false)]
public sealed class Flowchart : Activity
{
    private const string StartedAt = "start";

    private readonly ConcurrentDictionary<string, FlowAnalysis> _analyses = [];
    private bool? _usesTokens;

    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public IReadOnlyList<Connection> Connections { get; private set; } = [];

    /// <summary>What may happen at any of its steps.</summary>
    public IReadOnlyList<AnyTimeEvent> Events { get; private set; } = [];

    /// <summary>Where it begins unless a trigger in it does; null: it holds nothing.</summary>
    internal Activity? UsualStart { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        var trigger = Activities.FirstOrDefault(activity => activity.Id == context.Trigger.ActivityId);
        if (trigger is not null && trigger != UsualStart)
            context.SetLocal(StartedAt, trigger.Id);
        return (trigger ?? UsualStart) is { } start
            ? Schedule([new ChildWork(start), .. Events.Select(one => new ChildWork(one))])
            : Complete();
    }

    public override ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child)
    {
        var events = new EventScope(context, this);
        var state = StateIn(context, context.Graph);
        if (child.Child.Descriptor.IsTerminal)
        {
            if (!events.EndLater())
                return Complete();
            state.Clear();
            return Schedule();
        }
        IReadOnlyList<ChildWork> again = [];
        if (child.Child is AnyTimeEvent decided && decided.WaysIn.Intersect(child.Outcomes).Any())
        {
            state.Clear();
            again = events.Interrupt(child.Frame);
        }
        var next = state.GoOn(child);
        events.Pass([.. next.Select(work => work.Activity)]);
        return next.Count > 0 || events.HasWork || TokenFlow.IsBlocked(context)
            ? Schedule([.. next, .. again, .. events.ListenAgain(child.Child)])
            : Complete();
    }

    /// <summary>One of its events happened. Gives those that are to listen again.</summary>
    internal IReadOnlyList<ChildWork> Happen(ActivityContext context, ActivityFrame happened, AnyTimeEvent cause)
    {
        if (cause.Interrupts)
            StateIn(context, context.Graph).Clear();
        return new EventScope(context, this).Happen(happened, cause);
    }

    /// <summary>Has it go on at this node instead of where the frame stands (null: nothing is under way); null when that can be.</summary>
    internal StimulusRefusal? Move(ActivityContext context, ActivityFrame? from, Activity to) =>
        new FlowMove(context, StateIn(context, context.Graph)).Do(from, to);

    internal override IEnumerable<MigrationProblem> TakeOver(ActivityContext context, Activity before, VersionChange change)
    {
        var old = (Flowchart)before;
        new EventScope(context, this).Rename(change.NewIdOf);
        if (old.UsualStart is null || UsualStart is null)
            return [];
        var state = old.StateIn(context, change.From);
        if (context.GetLocal(StartedAt) is string start)
            context.SetLocal(StartedAt, Activities.FirstOrDefault(activity => activity.Id == change.NewIdOf(start))?.Id);
        return new FlowTakeover(state, StateIn(context, change.To), change).Do();
    }

    internal override void Read(JsonElement json, ActivityReader reader)
    {
        Activities = reader.ReadList(json, "activities");
        Connections = new ConnectionReader(this, reader).Read(json);
        Events = [.. Activities.OfType<AnyTimeEvent>()];
        UsualStart = FindStart();
        _usesTokens = DefinitionReader.UsesTokens(json.Member("customProperties"));
    }

    internal bool RunsWithTokens(WorkflowDefinition definition) => _usesTokens ?? definition.UsesTokens;

    internal FlowAnalysis AnalysisFrom(string start) => _analyses.GetOrAdd(start, id => new FlowAnalysis(this, id));

    private FlowState StateIn(ActivityContext context, WorkflowGraph graph)
    {
        var analysis = AnalysisFrom(context.GetLocal(StartedAt) as string ?? UsualStart!.Id);
        return RunsWithTokens(graph.Definition) ? new TokenFlow(context, analysis) : new CounterFlow(context, analysis);
    }

    private Activity? FindStart()
    {
        var targets = Connections.Select(connection => connection.Target).ToHashSet();
        var steps = Activities.Where(activity => activity is not AnyTimeEvent).ToList();
        return steps.Find(activity => activity is Start)
            ?? steps.Find(activity => activity.CanStartWorkflow)
            ?? steps.Find(activity => !targets.Contains(activity.Id))
            ?? (steps.Count > 0 ? steps[0] : null);
    }
}

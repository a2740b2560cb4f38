using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.Primitives.Composition;
using CaseFlow.Engine.Primitives.Ends;
using CaseFlow.Engine.Primitives.Flowcharts;

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>A flowchart as its lines make it: which of them can be followed at all, and where one gets to from its start.</summary>
internal sealed class FlowShape
{
    private readonly Dictionary<string, Activity> _nodes = [];
    private readonly Dictionary<string, IReadOnlyList<string>?> _outcomes = [];
    private readonly ILookup<string, Connection> _drawn;
    private readonly ILookup<string, Connection> _followed;
    private readonly ILookup<string, Connection> _followedTo;

    public FlowShape(Flowchart flowchart, bool usesTokens, Surroundings around)
    {
        (Flowchart, UsesTokens) = (flowchart, usesTokens);
        foreach (var activity in flowchart.Activities)
            if (_nodes.TryAdd(activity.Id, activity))
                _outcomes[activity.Id] = ExpectedOf(activity, around);
        _drawn = flowchart.Connections.ToLookup(line => line.Source);
        _followed = flowchart.Connections.Where(CanBeFollowed).ToLookup(line => line.Source);
        _followedTo = flowchart.Connections.Where(CanBeFollowed).ToLookup(line => line.Target);
        Starts = [.. StartsOf(flowchart).DistinctBy(start => start.Id)];
        Main = From(Starts.Select(start => start.Id), avoiding: null);
        Reached = From(Starts.Concat(flowchart.Events).Select(start => start.Id), avoiding: null);
        MustLead = From(
            Starts.Concat(flowchart.Events.Where(one => one.Interrupts || one.WaysIn.Count > 0)).Select(start => start.Id),
            avoiding: null
        );
    }

    public Flowchart Flowchart { get; }

    public bool UsesTokens { get; }

    /// <summary>Where it may begin: usually one, or one for each trigger.</summary>
    public IReadOnlyList<Activity> Starts { get; }

    /// <summary>Ids of all that some journey may come to.</summary>
    public IReadOnlySet<string> Reached { get; }

    /// <summary>Those that it may come to without any event.</summary>
    public IReadOnlySet<string> Main { get; }

    /// <summary>Those that are not only beside the flow: where they end, it goes on.</summary>
    public IReadOnlySet<string> MustLead { get; }

    /// <summary>Somebody has drawn where it ends.</summary>
    public bool DrawsEnds => Flowchart.Activities.Any(IsEnd);

    public Activity Node(string id) => _nodes[id];

    /// <summary>Only a run can tell by which outcomes it ends.</summary>
    public bool IsComputed(Activity activity) => _outcomes[activity.Id] is null;

    public IEnumerable<Connection> Drawn(string activity) => _drawn[activity];

    /// <summary>Those that some outcome of the activity takes.</summary>
    public IEnumerable<Connection> Followed(string activity) => _followed[activity];

    public static bool IsEnd(Activity activity) => activity.Descriptor.IsTerminal || activity is Fault;

    /// <summary>From what an event alone leads to into the flow: no join waits for that.</summary>
    public bool IsEntry(Connection line) => Main.Contains(line.Target) && !Main.Contains(line.Source) && Reached.Contains(line.Source);

    /// <summary>By which the event gets into the flow.</summary>
    public IEnumerable<Connection> Entries(AnyTimeEvent one) => From([one.Id], avoiding: null).SelectMany(Followed).Where(IsEntry);

    /// <summary>Also where it ends by an outcome that no line leaves by.</summary>
    public IEnumerable<string> LeadingNowhere(Activity activity)
    {
        var ports = Drawn(activity.Id).Select(line => line.SourcePort ?? "Done").ToHashSet();
        if (ports.Contains("Done") && activity is ChildActivity or BulkDispatchWorkflows)
            return []; // a child's end always leaves by "Done", too
        var mayEnd = activity is AnyTimeEvent { Interrupts: false } beside ? (_outcomes[activity.Id] ?? []).Except(beside.WaysIn) : [];
        return (_outcomes[activity.Id] ?? []).Except(mayEnd).Where(outcome => !ports.Contains(outcome));
    }

    /// <summary>These and all that can be reached from them.</summary>
    public HashSet<string> From(IEnumerable<string> activities, string? avoiding)
    {
        var reached = activities.Where(id => id != avoiding).ToHashSet();
        var open = new Stack<string>(reached);
        while (open.TryPop(out var node))
            foreach (var line in _followed[node])
                if (line.Target != avoiding && reached.Add(line.Target))
                    open.Push(line.Target);
        return reached;
    }

    /// <summary>It and all from which it can be reached.</summary>
    public HashSet<string> Before(string activity, string avoiding)
    {
        HashSet<string> before = [activity];
        var open = new Stack<string>(before);
        while (open.TryPop(out var node))
            foreach (var line in _followedTo[node])
                if (line.Source != avoiding && before.Add(line.Source))
                    open.Push(line.Source);
        return before;
    }

    private bool CanBeFollowed(Connection line) =>
        _outcomes[line.Source] is not { } outcomes
        || outcomes.Contains(line.SourcePort ?? "Done")
        || _nodes[line.Source].Descriptor.Outcomes.Any(outcome => outcome.Name == line.SourcePort) // switched off, to be switched on again
        || (
            _nodes[line.Source] is ChildActivity or BulkDispatchWorkflows && line.SourcePort is null or "Done" or "Cancelled" or "Completed"
        );

    private static IEnumerable<Activity> StartsOf(Flowchart flowchart)
    {
        var drawn = flowchart.Activities.Where(activity => activity is Primitives.Flowcharts.Start).ToList();
        if (drawn.Count == 0 && flowchart.UsualStart is { } usual)
            drawn.Add(usual);
        return drawn.Concat(flowchart.Activities.Where(activity => activity is { CanStartWorkflow: true } and ITrigger));
    }

    private static IReadOnlyList<string>? ExpectedOf(Activity activity, Surroundings around) =>
        activity switch
        {
            BulkDispatchWorkflows => ["Done"],
            ChildActivity { Waits: false } => ["Done"],
            ChildActivity child => child.WorkflowDefinitionId.IsDynamic ? null : OutcomesOf(child, around),
            WorkflowActivity inner => inner.DeclaredOutcomes.Count > 0 ? inner.DeclaredOutcomes : ["Done"],
            Primitives.UnknownActivity => null,
            _ => activity.ExpectedOutcomes(),
        };

    private static IReadOnlyList<string>? OutcomesOf(ChildActivity child, Surroundings around)
    {
        if (child.WorkflowDefinitionId.Literal is not string id || around.Definitions?.GetValueOrDefault(id) is not { } definition)
            return null;
        return definition.Outcomes.Count > 0 ? [.. definition.Outcomes, "Cancelled"] : ["Done"];
    }
}

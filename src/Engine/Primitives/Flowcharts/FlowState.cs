using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>How far a flowchart has come, and how it goes on; counting or with tokens.</summary>
internal abstract class FlowState(ActivityContext context, FlowAnalysis flow)
{
    public FlowAnalysis Flow => flow;

    protected ActivityContext Context => context;

    /// <summary>What is under way on its lines; events and what is done about them are not.</summary>
    public IEnumerable<ActivityFrame> Work =>
        flow.Flowchart.Events.Count == 0
            ? context.Children
            : context.Children.Where(frame => flow.Activity(frame.ActivityId) is not AnyTimeEvent);

    /// <summary>
    /// A child ended: what runs next. Where an event leads back into a flowchart in which nothing is left, that stands there as if it
    /// had come there by itself.
    /// </summary>
    public IReadOnlyList<ChildWork> GoOn(ChildCompletion child)
    {
        var next = Follow(child);
        if (!next.Any(work => flow.IsEntry(child.Child.Id, work.Activity.Id)) || Work.Any())
            return next;
        Stand(
            new FlowPosition(
                [.. next.Select(work => new LiveNode(work.Activity.Id, false))],
                new Dictionary<int, bool>(),
                new HashSet<int>(),
                new HashSet<int>()
            )
        );
        return [.. next.Select(work => new ChildWork(work.Activity))];
    }

    /// <summary>A child ended: which of its connections are followed, and what they lead to.</summary>
    protected abstract IReadOnlyList<ChildWork> Follow(ChildCompletion child);

    /// <summary>The node runs only when each connection into it was taken; one that never is makes it wait for ever.</summary>
    public abstract bool NeedsAll(Activity node);

    /// <summary>The connections that the node waits for.</summary>
    public abstract IEnumerable<int> Legs(Activity node);

    /// <summary>Forgets how far it has come.</summary>
    public abstract void Clear();

    /// <summary>Makes it stand there, as if it had come there by itself.</summary>
    public abstract void Stand(FlowPosition position);

    /// <summary>Where it stands with these nodes under way.</summary>
    public FlowPosition At(IReadOnlyList<LiveNode> live)
    {
        var nodes = live.Select(node => node.Activity).ToHashSet();
        var arrivals = Arrived().Where(arrival => !nodes.Contains(flow.Connection(arrival.Key).Target)).ToDictionary();
        var position = new FlowPosition(live, arrivals, Swallows().ToHashSet(), new HashSet<int>());
        return position with { Hopeless = Missing(position).ToHashSet() };
    }

    /// <summary>Nodes that lie ahead and need all connections, though one of them can never be taken any more.</summary>
    public IEnumerable<(Activity Node, Activity Missing)> Blocked(FlowPosition position) =>
        from number in Missing(position)
        where !position.Hopeless.Contains(number)
        let connection = flow.Connection(number)
        let node = flow.Activity(connection.Target)
        where NeedsAll(node)
        select (node, flow.Activity(connection.Source));

    /// <summary>What has arrived at nodes that have not run since, by connection: it was taken, or it is known that it was not.</summary>
    protected abstract IEnumerable<KeyValuePair<int, bool>> Arrived();

    /// <summary>Connections on which the next arrival is of no account.</summary>
    protected virtual IEnumerable<int> Swallows() => [];

    /// <summary>Connections into what lies ahead, by which nothing has come and from which nothing can come any more.</summary>
    protected IEnumerable<int> Missing(FlowPosition position)
    {
        var live = position.Live.Select(node => node.Activity).ToHashSet();
        var ahead = flow.Downstream(live);
        return from node in ahead
            where !live.Contains(node)
            from number in Legs(flow.Activity(node))
            let source = flow.Connection(number).Source
            where !live.Contains(source) && !ahead.Contains(source) && !IsThere(position, number, node)
            select number;
    }

    // A leg that is known not to be taken is there for those who can do without it.
    private bool IsThere(FlowPosition position, int leg, string node) =>
        position.Arrivals.TryGetValue(leg, out var isTaken) && (isTaken || !NeedsAll(flow.Activity(node)));
}

/// <summary>Where a flowchart stands.</summary>
/// <param name="Live">What is under way in it.</param>
/// <param name="Arrivals">What has arrived at nodes that wait for more, by connection: taken or known not to be.</param>
/// <param name="Swallows">Connections on which the next arrival is of no account: their node has run without it.</param>
/// <param name="Hopeless">Connections that nodes ahead wait for in vain, whatever happens to the flowchart now.</param>
internal sealed record FlowPosition(
    IReadOnlyList<LiveNode> Live,
    IReadOnlyDictionary<int, bool> Arrivals,
    IReadOnlySet<int> Swallows,
    IReadOnlySet<int> Hopeless
);

/// <summary>A node under way; by a connection that leads back, or forward.</summary>
internal readonly record struct LiveNode(string Activity, bool CameBackward)
{
    public static LiveNode Of(ActivityFrame frame) => new(frame.ActivityId, frame.Tag is true);
}

using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>
/// How a flowchart goes on in counter mode. Each node and connection has a count of visits in the flowchart's frame. When an activity ends,
/// all its connections are visited, taken or not;
/// a node whose forward connections have all been visited runs if one of them was taken, and is passed over otherwise. So branches that
/// were not taken never block a join.
/// </summary>
/// <remarks>A connection's count is kept with a sign: negative when its last visit did not take it.</remarks>
internal sealed class CounterFlow(ActivityContext context, FlowAnalysis flow) : FlowState(context, flow)
{
    private readonly List<ChildWork> _next = [];
    private readonly Dictionary<string, int> _counts = [];

    protected override IReadOnlyList<ChildWork> Follow(ChildCompletion child)
    {
        // A join is counted before what leads to it is withdrawn: the losers' arrival belongs to the visit that is over.
        Leave(child.Child.Id, child.Outcomes, cameBackward: child.Tag is true);
        if (child.Child is FlowJoin join && Context.Evaluate(join.Mode) == FlowJoinMode.WaitAny)
            WithdrawAncestors(join.Id, evenQueued: true);
        return _next;
    }

    public override bool NeedsAll(Activity node) => node is FlowJoin join && Context.Evaluate(join.Mode) == FlowJoinMode.WaitAll;

    public override IEnumerable<int> Legs(Activity node) => Flow.ForwardInbound(node.Id);

    public override void Clear()
    {
        foreach (var activity in Flow.Flowchart.Activities)
            SetCount(VisitsOf(activity.Id), 0);
        for (var number = 0; number < Flow.Flowchart.Connections.Count; number++)
            SetCount(VisitsOf(number), 0);
    }

    /// <remarks>
    /// Only differences count: a node has no visits, and each connection into it one if it has arrived. A node under way has all of its
    /// own.
    /// </remarks>
    public override void Stand(FlowPosition position)
    {
        Clear();
        var live = position.Live.Where(node => !node.CameBackward).ToLookup(node => node.Activity);
        foreach (var number in live.SelectMany(node => Flow.ForwardInbound(node.Key)))
            SetCount(VisitsOf(number), live[Flow.Connection(number).Target].Count());
        foreach (var number in Missing(position).Where(number => !position.Hopeless.Contains(number)))
            SetCount(VisitsOf(number), -1);
        foreach (var (number, isTaken) in position.Arrivals)
            SetCount(VisitsOf(number), isTaken ? 1 : -1);
    }

    protected override IEnumerable<KeyValuePair<int, bool>> Arrived()
    {
        for (var number = 0; number < Flow.Flowchart.Connections.Count; number++)
        {
            var (connection, count) = (Flow.Connection(number), Count(VisitsOf(number)));
            if (Flow.IsForward(connection) && Math.Abs(count) > Count(VisitsOf(connection.Target)))
                yield return new(number, count > 0);
        }
    }

    /// <summary>
    /// Visits all connections out of an activity that ended, or that is passed over (no outcomes at all); then at once those of what is
    /// passed over with it.
    /// </summary>
    private void Leave(string activity, IReadOnlyList<string>? outcomes, bool cameBackward = false)
    {
        if (!cameBackward)
            SetCount(VisitsOf(activity), Count(VisitsOf(activity)) + 1);
        // a branch that was not taken may be thousands of nodes long
        var open = new Stack<IEnumerator<int>>([Flow.Outbound(activity).GetEnumerator()]);
        while (open.TryPeek(out var outbound))
        {
            if (!outbound.MoveNext())
            {
                open.Pop();
                continue;
            }
            var connection = Flow.Connection(outbound.Current);
            var isTaken = open.Count == 1 && outcomes is not null && Outcomes.Match(outcomes, connection.SourcePort);
            SetCount(VisitsOf(outbound.Current), (Math.Abs(Count(VisitsOf(outbound.Current))) + 1) * (isTaken ? 1 : -1));
            if (!Flow.IsForward(connection))
            {
                if (isTaken)
                    GoBack(connection);
            }
            else if (IsPassedOver(connection.Target, outbound.Current))
            {
                SetCount(VisitsOf(connection.Target), Count(VisitsOf(connection.Target)) + 1);
                open.Push(Flow.Outbound(connection.Target).GetEnumerator());
            }
        }
    }

    private void GoBack(Definitions.Connection connection)
    {
        if (!Flow.IsValidBackward(connection))
            throw new InvalidOperationException(
                $"Invalid backward connection: Every path from the source ('{connection.Source}') must go through "
                    + $"the target ('{connection.Target}') when tracing back to the start."
            );
        _next.Add(new ChildWork(Flow.Activity(connection.Target), Tag: true));
    }

    /// <summary>True if no branch into the target was taken; otherwise it waits for more of them, or is next.</summary>
    private bool IsPassedOver(string target, int connection)
    {
        var activity = Flow.Activity(target);
        var mode = activity is FlowJoin join ? Context.Evaluate(join.Mode) : FlowJoinMode.WaitAllActive;
        var arrivals = new Arrivals([.. Flow.ForwardInbound(target).Select(number => Count(VisitsOf(number)))], Count(VisitsOf(target)));
        if (mode == FlowJoinMode.WaitAny)
            return IsJoinPassedOver(activity, arrivals, connection);
        if (!arrivals.AllVisited)
            return false;
        if (mode == FlowJoinMode.WaitAll ? !arrivals.AllTaken : !arrivals.AnyTaken)
            return true;
        _next.Add(new ChildWork(activity));
        return false;
    }

    private bool IsJoinPassedOver(Activity join, Arrivals arrivals, int connection)
    {
        if (Math.Abs(Count(VisitsOf(connection))) <= arrivals.Visits || IsUnderWay(join.Id))
            return false;
        if (!arrivals.AnyTaken)
            return arrivals.AllVisited;
        _next.Add(new ChildWork(join));
        WithdrawAncestors(join.Id, evenQueued: false);
        return false;
    }

    private bool IsUnderWay(string activity) =>
        _next.Exists(work => work.Activity.Id == activity) || Context.Children.Any(frame => frame.ActivityId == activity);

    /// <summary>
    /// The race is over for what leads to the join. What was queued before the join still gets its turn before it; only what then remains
    /// is withdrawn.
    /// </summary>
    private void WithdrawAncestors(string join, bool evenQueued)
    {
        var ancestors = Flow.ForwardAncestors(join);
        foreach (var frame in Work)
        {
            if (!ancestors.Contains(frame.ActivityId) || (frame.Status == FrameStatus.Scheduled && !evenQueued))
                continue;
            Context.Withdraw(frame.Id);
            Leave(frame.ActivityId, null, cameBackward: frame.Tag is true);
        }
    }

    private static string VisitsOf(string kind, int number) => $"{kind}{number}";

    private string VisitsOf(string activity) => VisitsOf("a", Flow.NumberOf(activity));

    private static string VisitsOf(int connection) => VisitsOf("c", connection);

    private int Count(string key)
    {
        if (!_counts.TryGetValue(key, out var count))
            _counts[key] = count = Context.GetLocal(key) is double stored ? (int)stored : 0;
        return count;
    }

    private void SetCount(string key, int count)
    {
        if (Count(key) == count)
            return;
        _counts[key] = count;
        Context.SetLocal(key, count == 0 ? null : count);
    }

    /// <summary>How the forward connections into a node stand against how often the node itself was visited.</summary>
    private readonly record struct Arrivals(IReadOnlyList<int> Counts, int Visits)
    {
        private int Most => Counts.Max(Math.Abs);

        public bool AllVisited => Counts.Min(Math.Abs) > Visits;

        public bool AnyTaken
        {
            get
            {
                var most = Most;
                return most > Visits && Counts.Contains(most);
            }
        }

        public bool AllTaken
        {
            get
            {
                var most = Most;
                return most > Visits && Counts.All(count => count == most);
            }
        }
    }
}

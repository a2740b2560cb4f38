using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>
/// Has a flowchart go on at another node. Where nothing else is under way, it stands there as if it had just come. Beside other branches
/// the move must stay within its own:
/// what the others lead to must neither wait for it in vain nor run twice.
/// </summary>
internal sealed class FlowMove(ActivityContext context, FlowState state)
{
    private readonly FlowAnalysis _flow = state.Flow;

    /// <summary>Null when the flowchart's state is in order; the frame is withdrawn and the node is to be scheduled.</summary>
    public StimulusRefusal? Do(ActivityFrame? from, Activity to)
    {
        var others = state.Work.Where(frame => frame.Id != from?.Id).Select(LiveNode.Of).ToList();
        if (!to.Descriptor.IsTerminal) // one that ends the flowchart ends all that is in it
        {
            if (!_flow.IsReached(to.Id))
                return Refuse("move.unreachable", to);
            var before = state.At([.. state.Work.Select(LiveNode.Of)]);
            var position = Position(before, others, to);
            if (others.Count > 0 && Conflict(before, others, from, to) is { } conflict)
                return conflict;
            if (
                state.Blocked(position).Select(blocked => Refuse("move.join-would-wait", blocked.Node, blocked.Missing)).FirstOrDefault() is
                { } refusal
            )
                return refusal;
            state.Stand(position);
        }
        if (from is not null)
            context.Withdraw(from.Id);
        return null;
    }

    private FlowPosition Position(FlowPosition before, List<LiveNode> others, Activity to)
    {
        List<LiveNode> live = [.. others, new LiveNode(to.Id, false)];
        if (others.Count > 0)
            return before with { Live = live, Arrivals = Without(before.Arrivals, connection => connection.Target == to.Id) };

        // Nothing but this branch is left: what arrived elsewhere belongs to a way that is no longer gone.
        var ahead = _flow.Downstream([to.Id]);
        var arrivals = Without(
            before.Arrivals,
            connection =>
                !ahead.Contains(connection.Target)
                || ahead.Contains(connection.Source)
                || connection.Source == to.Id
                || !state.NeedsAll(_flow.Activity(connection.Target))
        );
        return new FlowPosition(live, arrivals, new HashSet<int>(), new HashSet<int>());
    }

    private StimulusRefusal? Conflict(FlowPosition before, List<LiveNode> others, ActivityFrame? from, Activity to)
    {
        var (ahead, theirs) = (_flow.Downstream([to.Id]), _flow.Downstream(others.Select(node => node.Activity)));
        foreach (var other in others)
        {
            if (other.Activity == to.Id || _flow.Downstream([other.Activity]).Contains(to.Id))
                return Refuse("move.other-leads-there", to, _flow.Activity(other.Activity));
            if (ahead.Contains(other.Activity))
                return Refuse("move.leads-to-other", to, _flow.Activity(other.Activity));
        }
        var own = from is null ? [] : _flow.Downstream([from.ActivityId]);
        foreach (var (number, isTaken) in before.Arrivals)
        {
            var connection = _flow.Connection(number);
            if (ahead.Contains(connection.Source) || connection.Source == to.Id)
                return Refuse("move.has-arrived", to, _flow.Activity(connection.Target));
            if (
                isTaken
                && own.Contains(connection.Target)
                && !ahead.Contains(connection.Target)
                && !theirs.Contains(connection.Target)
                && connection.Target != to.Id
            )
                return Refuse("move.join-waits", _flow.Activity(connection.Target), _flow.Activity(connection.Source));
        }
        return null;
    }

    private Dictionary<int, bool> Without(IReadOnlyDictionary<int, bool> arrivals, Func<Definitions.Connection, bool> unwanted) =>
        arrivals.Where(arrival => !unwanted(_flow.Connection(arrival.Key))).ToDictionary();

    private static StimulusRefusal Refuse(string code, params Activity[] places) =>
        new("toActivityId", code, [.. places.Select(place => (object)place.Name)]);
}

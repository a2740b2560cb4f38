using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>
/// What is known of a flowchart before it runs, seen from its start: which connections lead forward and which back in a loop. A connection
/// is a back edge if its target already
/// leads to its source. Nodes that are not reached forward are none of a join's business.
/// </summary>
internal sealed class FlowAnalysis
{
    private readonly Dictionary<string, int> _activities;
    private readonly ILookup<string, int> _outbound;
    private readonly Dictionary<string, List<string>> _forward = [];
    private readonly HashSet<(string Source, string Target)> _forwardPairs = [];
    private readonly ILookup<string, int> _forwardInbound;
    private readonly Dictionary<string, string> _lanes = [];
    private readonly string _start;

    public FlowAnalysis(Flowchart flowchart, string start)
    {
        Flowchart = flowchart;
        _start = start;
        _activities = flowchart
            .Activities.Select((activity, index) => (activity.Id, index))
            .ToDictionary(pair => pair.Id, pair => pair.index);
        var numbered = flowchart.Connections.Select((connection, index) => (connection, index)).ToList();
        _outbound = numbered.ToLookup(pair => pair.connection.Source, pair => pair.index);
        foreach (var begin in flowchart.Events.Select(one => one.Id).Prepend(start))
            FindForwardPairs(begin);
        _forwardInbound = numbered.Where(pair => IsForward(pair.connection)).ToLookup(pair => pair.connection.Target, pair => pair.index);
    }

    public Flowchart Flowchart { get; }

    public Activity Activity(string id) => Flowchart.Activities[_activities[id]];

    /// <summary>The activity's place in the definition: what its counters are kept under.</summary>
    public int NumberOf(string activity) => _activities[activity];

    public Connection Connection(int number) => Flowchart.Connections[number];

    public IEnumerable<int> Outbound(string activity) => _outbound[activity];

    public IEnumerable<int> ForwardInbound(string activity) => _forwardInbound[activity];

    public bool IsForward(Connection connection) => _forwardPairs.Contains((connection.Source, connection.Target));

    /// <summary>
    /// From what an event leads to alone into the flow that it may interrupt, or into another event's. No join waits for such a line.
    /// </summary>
    public bool IsEntry(string source, string target) =>
        _lanes.TryGetValue(source, out var from) && from != _start && _lanes.TryGetValue(target, out var to) && from != to;

    /// <summary>
    /// A back edge may be followed only if there is no way to its source that avoids its target; otherwise nobody could say which branches
    /// the next round has.
    /// </summary>
    public bool IsValidBackward(Connection connection) => !Reaches(_start, connection.Source, avoiding: connection.Target);

    /// <summary>All nodes from which the activity can be reached forward.</summary>
    public HashSet<string> ForwardAncestors(string activity)
    {
        var ancestors = new HashSet<string>();
        var open = new Stack<string>([activity]);
        while (open.TryPop(out var node))
            foreach (var number in ForwardInbound(node))
                if (ancestors.Add(Connection(number).Source))
                    open.Push(Connection(number).Source);
        return ancestors;
    }

    /// <summary>All nodes that can be reached forward from these, without going back in a loop.</summary>
    public HashSet<string> Downstream(IEnumerable<string> activities)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(activities);
        while (open.TryPop(out var node))
            foreach (var next in _forward.GetValueOrDefault(node) ?? [])
                if (reached.Add(next))
                    open.Push(next);
        return reached;
    }

    /// <summary>The flowchart's start leads there.</summary>
    public bool IsReached(string activity) => activity == _start || Reaches(_start, activity, avoiding: null);

    private void FindForwardPairs(string begin)
    {
        if (!_lanes.TryAdd(begin, begin))
            return;
        var seen = new HashSet<string> { begin };
        var open = new Queue<string>([begin]);
        while (open.TryDequeue(out var source))
        {
            foreach (var target in _outbound[source].Select(number => Connection(number).Target).Distinct())
            {
                if (Reaches(target, source, avoiding: null) || (_lanes.TryGetValue(target, out var lane) && lane != begin))
                    continue;
                _lanes[target] = begin;
                _forwardPairs.Add((source, target));
                if (!_forward.TryGetValue(source, out var targets))
                    _forward[source] = targets = [];
                targets.Add(target);
                if (seen.Add(target))
                    open.Enqueue(target);
            }
        }
    }

    private bool Reaches(string from, string to, string? avoiding)
    {
        if (from == avoiding || to == avoiding)
            return false;
        var seen = new HashSet<string> { from };
        var open = new Stack<string>([from]);
        while (open.TryPop(out var node))
        {
            if (node == to)
                return true;
            foreach (var next in _forward.GetValueOrDefault(node) ?? [])
                if (next != avoiding && seen.Add(next))
                    open.Push(next);
        }
        return false;
    }
}

using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>How a flowchart goes on in token mode: an activity that ends puts a token on each connection that it follows; the node at the other end takes them as its merge mode says.</summary>
internal sealed class TokenFlow(ActivityContext context, FlowAnalysis flow) : FlowState(context, flow)
{
    private const string Stored = "tokens";

    private readonly List<ChildWork> _next = [];
    private readonly List<Token> _tokens = [.. Read(context)];

    /// <summary>A token on a connection. A blocked one swallows the next arrival there: its node has run without it.</summary>
    private readonly record struct Token(int Connection, bool IsBlocked);

    public static bool IsBlocked(ActivityContext context) => Read(context).Any(token => !token.IsBlocked);

    public override IReadOnlyList<ChildWork> Follow(ChildCompletion child)
    {
        var activity = child.Child.Id;
        Consume(activity);
        if (MergeModeOf(child.Child) == MergeMode.Race) WithdrawAncestors(activity, evenQueued: true);
        var followed = Flow.Outbound(activity).Where(number => Outcomes.Match(child.Outcomes, Flow.Connection(number).SourcePort)).ToList();
        foreach (var number in followed) _tokens.Add(new Token(number, false));
        foreach (var number in followed) Arrive(number);
        Keep();
        return _next;
    }

    public override bool NeedsAll(Activity node) => MergeModeOf(node) is MergeMode.Merge or MergeMode.Converge && Legs(node).Skip(1).Any();

    public override IEnumerable<int> Legs(Activity node) => MergeModeOf(node) == MergeMode.Converge ? Inbound(node) : Flow.ForwardInbound(node.Id);

    public override void Clear()
    {
        _tokens.Clear();
        Keep();
    }

    /// <remarks>A node under way still has its token: nodes further on see by it that more is to come.</remarks>
    public override void Stand(FlowPosition position)
    {
        _tokens.Clear();
        foreach (var node in position.Live)
            if (Flow.ForwardInbound(node.Activity).Concat(Inbound(Flow.Activity(node.Activity))).Select(number => (int?)number).FirstOrDefault() is { } number) _tokens.Add(new Token(number, false));
        _tokens.AddRange(position.Arrivals.Where(arrival => arrival.Value).Select(arrival => new Token(arrival.Key, false)));
        _tokens.AddRange(position.Swallows.Select(number => new Token(number, true)));
        Keep();
    }

    protected override IEnumerable<KeyValuePair<int, bool>> Arrived() =>
        _tokens.Where(token => !token.IsBlocked).Select(token => token.Connection).Distinct().Select(number => KeyValuePair.Create(number, true));

    protected override IEnumerable<int> Swallows() => _tokens.Where(token => token.IsBlocked).Select(token => token.Connection);

    private List<int> Inbound(Activity target) => [.. Enumerable.Range(0, Flow.Flowchart.Connections.Count).Where(number => Flow.Connection(number).Target == target.Id)];

    private void Keep() =>
        Context.SetLocal(Stored, _tokens.Count == 0 ? null : _tokens.ConvertAll(token => (object?)(double)(token.IsBlocked ? -token.Connection - 1 : token.Connection)));

    private void Arrive(int connection)
    {
        var target = Flow.Activity(Flow.Connection(connection).Target);
        var forward = Flow.ForwardInbound(target.Id).ToList();
        switch (MergeModeOf(target))
        {
            case MergeMode.Stream:
                if (!IsMoreToCome(forward)) Run(target);
                break;
            case MergeMode.Merge:
                if (forward.Count <= 1 || forward.All(HasToken)) Run(target);
                break;
            case MergeMode.Converge:
                var inbound = Inbound(target);
                if (inbound.Count <= 1 || inbound.TrueForAll(HasToken)) Run(target);
                break;
            case MergeMode.Cascade: TakeFirst(connection, target, forward, isRace: false); break;
            case MergeMode.Race: TakeFirst(connection, target, forward, isRace: true); break;
        }
    }

    // An upstream node that has a token waiting has yet to run, and will put one here.
    private bool IsMoreToCome(List<int> forward) =>
        forward.Exists(number => _tokens.Exists(token => !token.IsBlocked && Flow.Connection(token.Connection).Target == Flow.Connection(number).Source));

    private void TakeFirst(int connection, Activity target, List<int> forward, bool isRace)
    {
        if (isRace) WithdrawAncestors(target.Id, evenQueued: false);
        var blocked = _tokens.IndexOf(new Token(connection, true));
        if (blocked >= 0)
        {
            _tokens.RemoveAt(blocked);
            _tokens.Remove(new Token(connection, false));
            return;
        }
        Run(target);
        foreach (var number in forward)
            if (number != connection && !HasToken(number)) _tokens.Add(new Token(number, true));
    }

    /// <summary>What was queued before the node still gets its turn before it; what then remains is withdrawn when the node ends.</summary>
    private void WithdrawAncestors(string target, bool evenQueued)
    {
        var ancestors = Flow.ForwardAncestors(target);
        foreach (var frame in Context.Children)
        {
            if (!ancestors.Contains(frame.ActivityId) || (frame.Status == FrameStatus.Scheduled && !evenQueued)) continue;
            Context.Withdraw(frame.Id);
            Consume(frame.ActivityId);
        }
    }

    private void Consume(string activity) => _tokens.RemoveAll(token => !token.IsBlocked && Flow.Connection(token.Connection).Target == activity);

    private void Run(Activity target)
    {
        if (!_next.Exists(work => work.Activity == target)) _next.Add(new ChildWork(target));
    }

    private bool HasToken(int connection) => _tokens.Contains(new Token(connection, false));

    private MergeMode MergeModeOf(Activity target) => target is FlowJoin join
        ? Context.Evaluate(join.Mode) == FlowJoinMode.WaitAny ? MergeMode.Race : MergeMode.Merge
        : Enum.TryParse<MergeMode>(target.MergeMode, ignoreCase: true, out var mode) ? mode : MergeMode.Stream;

    private static IEnumerable<Token> Read(ActivityContext context) =>
        context.GetLocal(Stored) is List<object?> stored ? stored.OfType<double>().Select(number => number < 0 ? new Token((int)-number - 1, true) : new Token((int)number, false)) : [];

    private enum MergeMode
    {
        Stream,
        Merge,
        Converge,
        Cascade,
        Race,
    }
}

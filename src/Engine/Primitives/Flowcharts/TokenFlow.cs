using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>
/// How a flowchart goes on in token mode: an activity that ends puts a token on each connection that it follows; the node at the other end
/// takes them as its merge mode says.
/// </summary>
internal sealed class TokenFlow(ActivityContext context, FlowAnalysis flow) : FlowState(context, flow)
{
    private const string Stored = "tokens";

    private readonly List<ChildWork> _next = [];
    private readonly Dictionary<Token, int> _tokens = Read(context);

    /// <summary>
    /// A token on a connection. A blocked one swallows the next arrival there: its node has run without it. There can be many alike: what
    /// is kept is their number.
    /// </summary>
    private readonly record struct Token(int Connection, bool IsBlocked);

    public static bool IsBlocked(ActivityContext context) => Read(context).Keys.Any(token => !token.IsBlocked);

    protected override IReadOnlyList<ChildWork> Follow(ChildCompletion child)
    {
        var activity = child.Child.Id;
        Consume(activity);
        if (MergeModeOf(child.Child) == MergeMode.Race)
        {
            WithdrawAncestors(activity, evenQueued: true);
            Forget(activity);
        }
        var followed = Flow.Outbound(activity).Where(number => Outcomes.Match(child.Outcomes, Flow.Connection(number).SourcePort)).ToList();
        foreach (var number in followed)
            Add(new Token(number, false));
        foreach (var number in followed)
            Arrive(number);
        Keep();
        return _next;
    }

    public override bool NeedsAll(Activity node) => MergeModeOf(node) is MergeMode.Merge or MergeMode.Converge && Legs(node).Skip(1).Any();

    public override IEnumerable<int> Legs(Activity node) =>
        MergeModeOf(node) == MergeMode.Converge ? Inbound(node) : Flow.ForwardInbound(node.Id);

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
            if (
                Flow.ForwardInbound(node.Activity)
                    .Concat(Inbound(Flow.Activity(node.Activity)))
                    .Select(number => (int?)number)
                    .FirstOrDefault() is
                { } number
            )
                Add(new Token(number, false));
        foreach (var arrival in position.Arrivals.Where(arrival => arrival.Value))
            Add(new Token(arrival.Key, false));
        foreach (var number in position.Swallows)
            Add(new Token(number, true));
        Keep();
    }

    protected override IEnumerable<KeyValuePair<int, bool>> Arrived() =>
        _tokens.Keys.Where(token => !token.IsBlocked).Select(token => KeyValuePair.Create(token.Connection, true));

    protected override IEnumerable<int> Swallows() =>
        _tokens.Where(tokens => tokens.Key.IsBlocked).SelectMany(tokens => Enumerable.Repeat(tokens.Key.Connection, tokens.Value));

    private List<int> Inbound(Activity target) =>
        [.. Enumerable.Range(0, Flow.Flowchart.Connections.Count).Where(number => Flow.Connection(number).Target == target.Id)];

    // Two numbers for each kind: its connection, below zero if blocked, and how many there are.
    private void Keep() =>
        Context.SetLocal(
            Stored,
            _tokens.Count == 0
                ? null
                : _tokens
                    .SelectMany(tokens =>
                        new object?[]
                        {
                            (double)(tokens.Key.IsBlocked ? -tokens.Key.Connection - 1 : tokens.Key.Connection),
                            (double)tokens.Value,
                        }
                    )
                    .ToList()
        );

    private void Arrive(int connection)
    {
        var target = Flow.Activity(Flow.Connection(connection).Target);
        if (Flow.IsEntry(Flow.Connection(connection).Source, target.Id))
        {
            Run(target); // nobody waits for the line by which an event comes
            return;
        }
        var forward = Flow.ForwardInbound(target.Id).ToList();
        switch (MergeModeOf(target))
        {
            case MergeMode.Stream:
                if (!IsMoreToCome(forward))
                    Run(target);
                break;
            case MergeMode.Merge:
                if (forward.Count <= 1 || forward.All(HasToken))
                    Run(target);
                break;
            case MergeMode.Converge:
                var inbound = Inbound(target);
                if (inbound.Count <= 1 || inbound.TrueForAll(HasToken))
                    Run(target);
                break;
            case MergeMode.Cascade:
                TakeFirst(connection, target, forward, isRace: false);
                break;
            case MergeMode.Race:
                TakeFirst(connection, target, forward, isRace: true);
                break;
        }
    }

    // An upstream node that has a token waiting has yet to run, and will put one here.
    private bool IsMoreToCome(List<int> forward) =>
        forward.Exists(number =>
            _tokens.Keys.Any(token => !token.IsBlocked && Flow.Connection(token.Connection).Target == Flow.Connection(number).Source)
        );

    private void TakeFirst(int connection, Activity target, List<int> forward, bool isRace)
    {
        if (isRace)
            WithdrawAncestors(target.Id, evenQueued: false);
        if (TryTake(new Token(connection, true)))
        {
            TryTake(new Token(connection, false));
            return;
        }
        Run(target);
        foreach (var number in forward)
            if (number != connection && !HasToken(number))
                Add(new Token(number, true));
    }

    /// <summary>What was queued before the node still gets its turn before it; what then remains is withdrawn when the node ends.</summary>
    private void WithdrawAncestors(string target, bool evenQueued)
    {
        var ancestors = Flow.ForwardAncestors(target);
        foreach (var frame in Work)
        {
            if (!ancestors.Contains(frame.ActivityId) || (frame.Status == FrameStatus.Scheduled && !evenQueued))
                continue;
            Context.Withdraw(frame.Id);
            Consume(frame.ActivityId);
        }
    }

    private void Consume(string activity)
    {
        foreach (var token in _tokens.Keys)
            if (!token.IsBlocked && Flow.Connection(token.Connection).Target == activity)
                _tokens.Remove(token);
    }

    // Nobody is left to come late, so what comes now belongs to the next round of a loop.
    private void Forget(string race)
    {
        foreach (var number in Flow.ForwardInbound(race))
            _tokens.Remove(new Token(number, true));
    }

    private void Add(Token token) => _tokens[token] = _tokens.GetValueOrDefault(token) + 1;

    private bool TryTake(Token token)
    {
        if (!_tokens.TryGetValue(token, out var count))
            return false;
        if (count == 1)
            _tokens.Remove(token);
        else
            _tokens[token] = count - 1;
        return true;
    }

    private void Run(Activity target)
    {
        if (!_next.Exists(work => work.Activity == target))
            _next.Add(new ChildWork(target));
    }

    private bool HasToken(int connection) => _tokens.ContainsKey(new Token(connection, false));

    private MergeMode MergeModeOf(Activity target) =>
        target is FlowJoin join
            ? Context.Evaluate(join.Mode) == FlowJoinMode.WaitAny
                ? MergeMode.Race
                : MergeMode.Merge
            : Enum.TryParse<MergeMode>(target.MergeMode, ignoreCase: true, out var mode)
                ? mode
                : MergeMode.Stream;

    private static Dictionary<Token, int> Read(ActivityContext context) =>
        context.GetLocal(Stored) is List<object?> stored
            ? stored
                .OfType<double>()
                .Chunk(2)
                .ToDictionary(
                    pair => pair[0] < 0 ? new Token((int)-pair[0] - 1, true) : new Token((int)pair[0], false),
                    pair => (int)pair[1]
                )
            : [];

    private enum MergeMode
    {
        Stream,
        Merge,
        Converge,
        Cascade,
        Race,
    }
}

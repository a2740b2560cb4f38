using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Primitives.Composition;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Bursts;

/// <summary>
/// One hook of one activity while it runs. What it changes is only noted here, and seen by its own later reads; the burst applies it when
/// the hook has returned,
/// or drops it when the hook failed.
/// </summary>
internal sealed class Turn(Burst burst, ActivityFrame frame, Activity activity) : ActivityContext
{
    private readonly WorkflowInstance _instance = burst.Instance;
    private readonly Dictionary<string, object?> _locals = [];
    private FrameScope? _scope;
    private int _idsDerived;

    /// <summary>In the order in which they happened.</summary>
    public List<JournalEvent> Changes { get; } = [];

    /// <summary>Variables changed in this turn, each as it is now: a script may set thousands.</summary>
    public Dictionary<(FrameId? Scope, string Name), VariableChanged> ChangedVariables { get; } = [];

    public Budget Budget => burst.Budget;

    public List<Emitted> Emits { get; } = [];

    public List<PendingChild> ChildStarts { get; } = [];

    public List<(InstanceId Child, string Reason)> ChildCancels { get; } = [];

    public List<FrameId> Withdrawn { get; } = [];

    public WorkflowInstance Instance => _instance;

    public Activity Activity => activity;

    /// <summary>Inputs that were evaluated in this very turn; the frame has them afterwards.</summary>
    public IReadOnlyDictionary<string, object?>? FreshInputs { get; private set; }

    public override InstanceId InstanceId => _instance.Id;

    public override InstanceId RootId => _instance.RootId;

    public override FrameId Frame => frame.Id;

    public override DateTimeOffset Now => burst.At;

    public override TimeZoneInfo Zone => burst.Zone;

    public override string? CorrelationId
    {
        get => Last<CorrelationChanged>() is { } changed ? changed.After : _instance.CorrelationId;
        set => Changes.Add(new CorrelationChanged(CorrelationId, value));
    }

    internal override string? InstanceName
    {
        get => Last<NameChanged>() is { } changed ? changed.After : _instance.Name;
        set => Changes.Add(new NameChanged(InstanceName, value));
    }

    internal override WorkflowGraph Graph => burst.Graph;

    internal override bool IsStartedByThis => _instance.TriggerActivityId == activity.Id;

    internal override (string? ActivityId, object? Payload) Trigger => (_instance.TriggerActivityId, _instance.TriggerPayload);

    internal override IReadOnlyList<string>? ScriptOutcomes => _scope?.Outcomes;

    /// <summary>The child whose end is being reported; it no longer counts as one.</summary>
    public FrameId? Reported { get; init; }

    internal override IEnumerable<ActivityFrame> Children =>
        frame
            .Children.Where(id => id != Reported?.Value && !Withdrawn.Contains(new FrameId(id)))
            .Select(id => _instance.FindFrame(new FrameId(id))!);

    internal override bool HasChildren => frame.Children.Count > Withdrawn.Count + (Reported is null ? 0 : 1);

    internal override IReadOnlyList<InstanceId> AwaitedInstances =>
        [
            .. _instance
                .Bookmarks.Where(bookmark => bookmark.Frame == frame.Id && bookmark.Name == WaitFor.ChildName)
                .Select(bookmark => new InstanceId(Guid.Parse(bookmark.Key!))),
        ];

    private FrameScope Scope => _scope ??= new FrameScope(this, new Scopes(this, frame, burst.Graph));

    private Scopes Scopes => Scope.Scopes;

    public void EvaluateInputs()
    {
        var inputs = new Dictionary<string, object?>();
        var scope =
            activity is WorkflowActivity ? new FrameScope(this, new Scopes(this, frame, burst.Graph) { FromOutside = true }) : Scope;
        foreach (var input in activity.DynamicInputs)
            inputs[input.Name] = ValueJson.From(input.Compiled!.Evaluate(scope));
        FreshInputs = inputs;
    }

    public override T Get<T>(Input<T> input)
    {
        if (!input.IsDynamic)
            return input.Constant(Zone);
        return (FreshInputs ?? frame.Inputs).TryGetValue(input.Name, out var value) ? ValueJson.To<T>(value, Zone)! : input.Default;
    }

    internal override T Evaluate<T>(Input<T> input) =>
        input.IsDynamic ? ValueJson.To<T>(ValueJson.From(input.Compiled!.Evaluate(Scope)), Zone)! : input.Constant(Zone);

    internal override T Evaluate<T>(Input<T> input, string name, object? value)
    {
        Scope.Globals[name] = value;
        var result = Evaluate(input);
        Scope.Globals.Remove(name);
        return result;
    }

    public override void Set<T>(Output<T> output, T value) => Set((Output)output, value);

    internal override void Set(Output output, object? value)
    {
        var stored = ValueJson.From(value);
        Changes.Add(new ActivityOutputSet(frame.Parent, activity.Id, output.Name, stored, burst.Graph.AsksForOutputs));
        if (output.Target is not { } target || Scopes.TrySetById(target, stored, fromParent: true))
            return;
        if (burst.Graph.Definition.Outputs.Any(declared => declared.Name == target))
            Changes.Add(new OutputSet(target, stored));
    }

    public override object? GetVariable(string name) => Scopes.TryGet(name, out var value) ? value : null;

    internal override bool HasVariable(string name) => Scopes.TryGet(name, out _);

    public override void SetVariable(string name, object? value) => Scopes.Set(name, ValueJson.From(value));

    internal override bool TrySetVariableById(string id, object? value) => Scopes.TrySetById(id, ValueJson.From(value), fromParent: false);

    internal override void SetOwnVariable(string name, object? value) => Scopes.SetOwn(name, ValueJson.From(value));

    internal override void SetWorkflowOutput(string name, object? value)
    {
        var stored = ValueJson.From(value);
        if (Scopes.TrySetWorkflowOutput(name, stored))
            return;
        Changes.Add(new OutputSet(name, stored));
    }

    public override object? GetLocal(string key) =>
        _locals.TryGetValue(key, out var changed) ? changed : frame.Locals?.GetValueOrDefault(key);

    public override void SetLocal(string key, object? value)
    {
        var stored = _locals[key] = ValueJson.From(value);
        Changes.Add(new LocalChanged(frame.Id, key, stored));
    }

    public override void Emit(object @event) => Emits.Add(new Emitted(frame.Id, activity.Id, @event));

    public override Guid NewGuid()
    {
        Changes.Add(new IdsDerived(1));
        return DerivedIds.Make(_instance.Id, _instance.DerivedIds + _idsDerived++);
    }

    public override InstanceId StartChild(ChildStart child)
    {
        burst.Budget.ChargeChild();
        var id = new InstanceId(NewGuid());
        Changes.Add(new ChildStarted(frame.Id, id, child.DefinitionId));
        ChildStarts.Add(new PendingChild(id, frame.Id, child));
        return id;
    }

    public override void CancelChild(InstanceId child, string reason) => ChildCancels.Add((child, reason));

    internal override void Withdraw(FrameId child) => Withdrawn.Add(child);

    internal override void BreakLoop()
    {
        for (var above = frame.Parent; above is { } id; above = _instance.FindFrame(id)!.Parent)
        {
            var container = burst.ActivityOf(id);
            if (container is IBreakable)
                Changes.Add(new LocalChanged(id, IBreakable.Breaking, true));
            if (container is ILoop)
                return;
        }
    }

    /// <summary>The newest change of this kind in this turn.</summary>
    public T? Last<T>(Func<T, bool>? fits = null)
        where T : JournalEvent
    {
        for (var index = Changes.Count - 1; index >= 0; index--)
            if (Changes[index] is T change && (fits is null || fits(change)))
                return change;
        return null;
    }
}

/// <summary>A child instance that a turn asked for.</summary>
internal sealed record PendingChild(InstanceId Id, FrameId StartedBy, ChildStart Start);

/// <summary>What an activity asks, until the step has the answer.</summary>
internal sealed record PendingQuestion(FrameId Frame, object Content);

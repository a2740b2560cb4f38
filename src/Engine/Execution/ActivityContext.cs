using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Execution;

/// <summary>
/// All that an activity may see and change while one of its hooks runs. What it changes is journaled, and undone if the hook fails.
/// </summary>
public abstract class ActivityContext
{
    public abstract InstanceId InstanceId { get; }

    /// <summary>The root of this instance's family: the journey.</summary>
    public abstract InstanceId RootId { get; }

    public abstract FrameId Frame { get; }

    public abstract string? CorrelationId { get; set; }

    /// <summary>The time of this step; the same throughout.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>The zone in which people there read their clocks.</summary>
    public abstract TimeZoneInfo Zone { get; }

    /// <summary>The value of an input, evaluated when the activity started and kept until it ends.</summary>
    public abstract T Get<T>(Input<T> input);

    /// <summary>Gives an output its value, and so the variable or workflow output that it is bound to.</summary>
    public abstract void Set<T>(Output<T> output, T value);

    /// <summary>The nearest variable of this name, from here outwards; null if there is none.</summary>
    public abstract object? GetVariable(string name);

    /// <summary>Sets the nearest variable of this name; a name that no scope declares becomes one of the root's.</summary>
    public abstract void SetVariable(string name, object? value);

    /// <summary>Something this frame remembers between its hooks.</summary>
    public abstract object? GetLocal(string key);

    public abstract void SetLocal(string key, object? value);

    /// <summary>Asks the application for something in the same transaction.</summary>
    public abstract void Emit(object @event);

    /// <summary>A new id that a replay gives again.</summary>
    public abstract Guid NewGuid();

    /// <summary>
    /// Starts another instance in this step. To hear of it, wait for a stimulus with name "child" and the child's id as key: <see
    /// cref="ChildRested"/> comes once it lives,
    /// <see cref="ChildEnded"/> when it is over, in this step or years later. An unknown definition becomes an incident at this activity if
    /// it waits so.
    /// </summary>
    public abstract InstanceId StartChild(ChildStart child);

    /// <summary>Cancels an instance that this one started, if it still lives.</summary>
    public abstract void CancelChild(InstanceId child, string reason);

    /// <summary>The instance's name, for people.</summary>
    internal abstract string? InstanceName { get; set; }

    /// <summary>The definition that is running.</summary>
    internal abstract WorkflowGraph Graph { get; }

    /// <summary>This activity is the trigger that started the instance.</summary>
    internal abstract bool IsStartedByThis { get; }

    /// <summary>The trigger that started the instance, and what it put out.</summary>
    internal abstract (string? ActivityId, object? Payload) Trigger { get; }

    /// <summary>Outcomes that a script asked for; null if none did.</summary>
    internal abstract IReadOnlyList<string>? ScriptOutcomes { get; }

    /// <summary>The frames that this one scheduled and that are not over, found one by one.</summary>
    internal abstract IEnumerable<ActivityFrame> Children { get; }

    /// <summary>Some frame that this one scheduled is not over. Costs the same however many there are.</summary>
    internal abstract bool HasChildren { get; }

    /// <summary>The children instances that it waits for.</summary>
    internal abstract IReadOnlyList<InstanceId> AwaitedInstances { get; }

    /// <summary>Evaluates the input anew, now, with one more name that the expression may ask for.</summary>
    internal abstract T Evaluate<T>(Input<T> input, string name, object? value);

    /// <summary>Evaluates the input anew, now.</summary>
    internal abstract T Evaluate<T>(Input<T> input);

    /// <summary>Withdraws a child frame with everything below it.</summary>
    internal abstract void Withdraw(FrameId child);

    /// <summary>Makes or sets a variable of this frame's own scope.</summary>
    internal abstract void SetOwnVariable(string name, object? value);

    /// <summary>Some scope outwards has a variable of this name.</summary>
    internal abstract bool HasVariable(string name);

    /// <summary>Sets the variable with this id; false if no scope outwards declares it.</summary>
    internal abstract bool TrySetVariableById(string id, object? value);

    /// <summary>Sets the output of this name of the nearest workflow that declares it, else of the instance.</summary>
    internal abstract void SetWorkflowOutput(string name, object? value);

    /// <summary>Sets a value that the activity puts out under a name that only the definition knows.</summary>
    internal abstract void Set(Output output, object? value);

    /// <summary>Tells the enclosing loop, and what lies between, that the loop is to end.</summary>
    internal abstract void BreakLoop();
}

/// <summary>An instance to start as a child.</summary>
/// <param name="AtOnce">It runs until it rests or ends before its parent goes on; otherwise when the parent rests.</param>
public sealed record ChildStart(
    string DefinitionId,
    IReadOnlyDictionary<string, object?> Input,
    string? CorrelationId = null,
    bool AtOnce = false
);

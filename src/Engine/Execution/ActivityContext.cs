using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Execution;

/// <summary>All that an activity may see and change while one of its hooks runs. What it changes is journaled, and undone if the hook fails.</summary>
public abstract class ActivityContext
{
    public abstract InstanceId InstanceId { get; }

    /// <summary>The root of this instance's family: the journey.</summary>
    public abstract InstanceId RootId { get; }

    public abstract FrameId Frame { get; }

    public abstract string? CorrelationId { get; set; }

    /// <summary>The time of this step; the same throughout.</summary>
    public abstract DateTimeOffset Now { get; }

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
}

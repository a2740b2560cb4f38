namespace CaseFlow.Engine.Definitions;

/// <summary>An input as a definition writes it: a literal or an expression. Read it with <see cref="Execution.ActivityContext.Get{T}"/>.</summary>
public abstract class Input
{
    /// <summary>Null: the definition says nothing, so the default holds.</summary>
    public Expressions.Expression? Expression { get; internal set; }

    public abstract Type ValueType { get; }

    internal abstract object? DefaultValue { get; }
}

public sealed class Input<T>(T defaultValue) : Input
{
    public T Default { get; } = defaultValue;

    public override Type ValueType => typeof(T);

    internal override object? DefaultValue => Default;
}

/// <summary>An output of an activity and what the definition binds it to.</summary>
public abstract class Output
{
    /// <summary>A variable's id or the name of a workflow output; null when nobody keeps the value.</summary>
    public string? Target { get; internal set; }
}

public sealed class Output<T> : Output;

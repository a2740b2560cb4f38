namespace CaseFlow.Engine.Expressions;

/// <summary>An expression parsed once, ready to run any number of times from any thread.</summary>
public abstract class CompiledExpression
{
    /// <summary>Throws <see cref="ExpressionException"/>, also when its limits of steps, time or size are passed.</summary>
    public abstract object? Evaluate(IExpressionScope scope);

    /// <summary>Its value, where that is always the same; the text of a script may say so, too.</summary>
    public virtual bool IsConstant(out object? value)
    {
        value = null;
        return false;
    }

    /// <summary>Names of variables it reads, as far as the text tells; for the check of a definition.</summary>
    public virtual IReadOnlyCollection<string> VariablesRead => [];

    public virtual IReadOnlyCollection<string> VariablesSet => [];

    public virtual IReadOnlyCollection<string> InputsRead => [];
}

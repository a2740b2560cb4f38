using CaseFlow.Engine.Formulas.Languages;

namespace CaseFlow.Engine.Formulas;

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

    /// <summary>For a mere reference to a variable: what that is found by before its name.</summary>
    public virtual string? VariableId => null;

    /// <summary>Names of variables it reads, as far as the text tells; for the check of a definition.</summary>
    public virtual IReadOnlyCollection<string> VariablesRead => [];

    public virtual IReadOnlyCollection<string> VariablesSet => [];

    public virtual IReadOnlyCollection<string> InputsRead => [];

    /// <summary>In the place of one that did not compile: it fails as that would have, where an instance needs it.</summary>
    public static CompiledExpression Failing(ExpressionException problem) => new BrokenExpression(problem);
}

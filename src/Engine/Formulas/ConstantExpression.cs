namespace CaseFlow.Engine.Formulas;

/// <summary>Always the same value: a literal.</summary>
public sealed class ConstantExpression(object? value) : CompiledExpression
{
    public object? Value { get; } = value;

    public override bool IsConstant(out object? value)
    {
        value = Value;
        return true;
    }

    public override object? Evaluate(IExpressionScope scope) => Value;
}

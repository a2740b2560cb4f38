namespace CaseFlow.Engine.Expressions;

/// <summary>The languages of expressions by their type name. Compiling is where a bad expression is refused, with line and column.</summary>
public sealed class ExpressionEvaluator
{
    public static readonly ExpressionEvaluator Shared = new();

    /// <summary>Throws <see cref="ExpressionException"/> for an unknown or refused language and for what does not parse.</summary>
    public CompiledExpression Compile(Expression expression) => throw new NotImplementedException();
}

namespace CaseFlow.Engine.Formulas.Languages;

/// <summary>One that did not compile: it fails as it would have failed then, where an instance needs it.</summary>
internal sealed class BrokenExpression(ExpressionException problem) : CompiledExpression
{
    public override object? Evaluate(IExpressionScope scope) =>
        throw new ExpressionException(problem.Message, problem.Line, problem.Column) { Problem = problem.Problem };
}

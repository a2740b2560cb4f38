namespace CaseFlow.Engine.Expressions;

public static class JavaScript
{
    public static CompiledExpression Compile(string source) => throw new ExpressionException("JavaScript is not there yet: " + source);
}

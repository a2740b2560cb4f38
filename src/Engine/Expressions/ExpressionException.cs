namespace CaseFlow.Engine.Expressions;

/// <summary>An expression does not parse, or fails while it runs. Line and column count from 1; 0 where there is no place to name.</summary>
public sealed class ExpressionException(string message, int line = 0, int column = 0) : Exception(message)
{
    public int Line { get; } = line;
    public int Column { get; } = column;
}

using System.Globalization;
using CaseFlow.Engine.Formulas.Syntax;

namespace CaseFlow.Engine.Formulas;

/// <summary>
/// An expression does not parse, or fails while it runs. Line and column count from 1; 0 where there is no place to name.
/// </summary>
public sealed class ExpressionException(string message, int line = 0, int column = 0) : Exception(message)
{
    public int Line { get; } = line;
    public int Column { get; } = column;

    /// <summary>Where and why it does not parse, for people; null for one that failed while it ran.</summary>
    public CodedText? Problem { get; internal init; }

    /// <param name="message">Its values are the arguments of the code's text, too.</param>
    internal static ExpressionException Refused(string code, FormattableString message, int line = 0, int column = 0)
    {
        var problem = new CodedText(
            code,
            [.. message.GetArguments().Select(argument => argument is Token token ? token.Words : argument ?? "")]
        );
        return new ExpressionException(message.ToString(CultureInfo.InvariantCulture), line, column)
        {
            Problem = line > 0 ? new CodedText("formula.at", line, column, problem) : problem,
        };
    }
}

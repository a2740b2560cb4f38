using CaseFlow.Engine.Formulas;

namespace CaseFlow.Engine.Bursts;

/// <summary>Stable codes for what activities throw.</summary>
internal static class Failures
{
    public static string CodeOf(Exception problem) =>
        problem switch
        {
            ExpressionException => "expression.failed",
            BudgetException => "step-limit",
            FormatException => "input.wrong-type",
            _ => "activity.failed",
        };
}

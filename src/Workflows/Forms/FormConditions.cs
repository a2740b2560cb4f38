using System.Collections.Concurrent;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.Forms.Fields;

namespace CaseFlow.Workflows.Forms;

/// <summary>Decides which fields an answer hides and which it demands.</summary>
/// <remarks>
/// Fields are decided in the order of the form: a condition sees fields above it as decided (a hidden one has no value), and those below as
/// answered.
/// A condition that fails on what was answered hides nothing and demands nothing: an unlucky formula must not stop the work at the desk.
/// </remarks>
internal static class FormConditions
{
    // By source: forms never change once they have a version, and their conditions are few.
    private static readonly ConcurrentDictionary<string, CompiledExpression> Compiled = new();

    /// <summary>Throws <see cref="ExpressionException"/> for what is not in the language.</summary>
    public static CompiledExpression Compile(string source) =>
        Compiled.GetOrAdd(source, static text => ExpressionEvaluator.Shared.Compile(new Expression("JavaScript", text)));

    /// <param name="given">What the task gave the form to start with; fields go by what was answered instead.</param>
    public static void Decide(IReadOnlyList<FieldAnswer> answers, IReadOnlyDictionary<string, object?> given, DateTimeOffset now)
    {
        var values = new Dictionary<string, object?>(given);
        foreach (var answer in answers.Where(answer => !answer.Field.ReadOnly))
            values[answer.Field.Key] = answer.Value;
        foreach (var answer in answers)
        {
            Decide(answer, new FormScope(values, null, now));
            if (answer is { IsHidden: false, Rows.Count: > 0 })
                DecideRows(answer, values, now);
            if (!answer.Field.ReadOnly)
                values[answer.Field.Key] = answer.IsHidden ? null : answer.Value;
        }
    }

    private static void DecideRows(FieldAnswer list, Dictionary<string, object?> values, DateTimeOffset now)
    {
        foreach (var row in list.Rows)
        {
            var rowValues = row.ToDictionary(cell => cell.Field.Key, cell => cell.Value);
            foreach (var cell in row)
            {
                Decide(cell, new FormScope(values, rowValues, now));
                if (cell.IsHidden)
                    rowValues[cell.Field.Key] = null;
            }
        }

        if (list is { Value: not null, Field.Type: FieldTypes.List })
            list.Value = RowFields.Values(list);
    }

    private static void Decide(FieldAnswer answer, FormScope scope)
    {
        answer.IsHidden = answer.Field.VisibleWhen is { } visible && !Holds(visible, scope, ifItFails: true);
        answer.IsRequired =
            !answer.IsHidden
            && (answer.Field.Required || (answer.Field.RequiredWhen is { } required && Holds(required, scope, ifItFails: false)));
    }

    private static bool Holds(string condition, FormScope scope, bool ifItFails)
    {
        try
        {
            return Compile(condition).Evaluate(scope) is not (null or false or "" or 0d or double.NaN);
        }
        catch (ExpressionException)
        {
            return ifItFails;
        }
    }
}

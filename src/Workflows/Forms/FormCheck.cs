using System.Text.Json;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Forms;

/// <summary>
/// Checks an answer against its form: pure; what is stored is in <see cref="FormFacts"/>. Keys that the form does not know are dropped.
/// </summary>
public static class FormCheck
{
    /// <summary>The field that says why a path ends early.</summary>
    public const string Reason = "reason";

    private static readonly FormField UsualReason = new(Reason, new LocalText("原因", "Reason"), FieldTypes.Multiline);

    /// <param name="endsEarly">The outcome needs only the reason: other values are kept where they are right, and left out where they are
    /// not.</param>
    /// <param name="given">What the task gave the form to start with, for the conditions.</param>
    public static FormAnswer Check(Form form, JsonElement values, bool endsEarly, JsonElement? given, FormFacts facts)
    {
        if (values.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            return new FormAnswer(new Dictionary<string, object?>(), [new FieldError("values", "field.not-an-object")], [], []);
        }

        List<FieldAnswer> answers = [.. form.Fields.Select(field => FieldReader.Read(field, field.Key, values, facts))];
        FormConditions.Decide(
            answers,
            given is { } start && ValueJson.Read(start) is Dictionary<string, object?> map ? map : [],
            facts.Now
        );
        if (endsEarly)
            NeedOnlyTheReason(answers, values, facts);
        foreach (var cell in answers.SelectMany(WithCells).Where(cell => cell is { IsRequired: true, Value: null, Errors.Count: 0 }))
            cell.Fail("field.required");

        return new FormAnswer(
            answers
                .Where(answer => !answer.IsHidden && answer.Value is not null && WithCells(answer).All(cell => cell.Errors.Count == 0))
                .ToDictionary(answer => answer.Field.Key, answer => answer.Value),
            [.. answers.SelectMany(WithCells).Where(cell => !cell.IsHidden).SelectMany(cell => cell.Errors)],
            [.. answers.SelectMany(WithCells).Where(cell => cell.IsHidden).Select(cell => cell.Path)],
            [.. answers.SelectMany(WithCells).Where(cell => cell.IsRequired).Select(cell => cell.Path)]
        );
    }

    private static void NeedOnlyTheReason(List<FieldAnswer> answers, JsonElement values, FormFacts facts)
    {
        if (answers.TrueForAll(answer => answer.Field.Key != Reason))
            answers.Add(FieldReader.Read(UsualReason, Reason, values, facts));
        foreach (var answer in answers)
        {
            answer.IsRequired = answer.Field.Key == Reason;
            if (answer.IsRequired)
                answer.IsHidden = false;
            else if (WithCells(answer).Any(IsWrong))
                Drop(answer);
        }
    }

    private static bool IsWrong(FieldAnswer answer) =>
        !answer.IsHidden && (answer.Errors.Count > 0 || answer is { IsRequired: true, Value: null });

    private static void Drop(FieldAnswer answer)
    {
        (answer.Value, answer.Rows) = (null, []);
        answer.Errors.Clear();
    }

    /// <summary>The answer and, of a visible list, the answers in its rows.</summary>
    private static IEnumerable<FieldAnswer> WithCells(FieldAnswer answer) =>
        answer.IsHidden ? [answer] : answer.Rows.SelectMany(row => row).Prepend(answer);
}

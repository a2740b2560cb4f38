using System.Text.Json;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Forms.Fields;

namespace CaseFlow.Workflows.Tasks.Signing;

/// <summary>
/// Texts of the clinic that the form shows, and whose shown version is a part of the answer (R-SET-8): "consent.laser@2". Which ones,
/// the task gives under the field's key; of what kind, the field says: <c>optionsFrom "text:consent"</c>.
/// </summary>
public sealed class TextsField : IFieldType
{
    public const string Type = "texts";

    public string Name => Type;

    public bool TakesDefault => false;

    public bool TakesOptionsFrom => true;

    /// <summary>Who sends nothing, or the texts without a version as the task gave them, answers with what is in force.</summary>
    public object? Read(FieldAnswer answer, JsonElement json, FormFacts facts)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return answer.Fail("field.not-a-list");
        var known = facts.OptionsOf(answer.Field)?.Select(option => option.Value).ToHashSet(StringComparer.Ordinal) ?? [];
        List<object?> shown = [];
        foreach (var item in json.EnumerateArray())
        {
            if (!JsonText.TryRead(item, out var text) || (text.Contains('@', StringComparison.Ordinal) && !known.Contains(text)))
                return answer.Fail("field.unknown-option");
            if (text.Contains('@', StringComparison.Ordinal))
                shown.Add(text);
        }

        return shown.Count > 0 ? shown : null;
    }
}

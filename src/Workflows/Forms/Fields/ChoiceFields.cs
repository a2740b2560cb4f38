using System.Text.Json;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>boolean, select and multiSelect.</summary>
internal static class ChoiceFields
{
    public static object? Boolean(FieldAnswer answer, JsonElement json, FormFacts facts)
    {
        bool? yes = json.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when JsonText.TryRead(json, out var text) && bool.TryParse(text, out var parsed) => parsed,
            _ => null,
        };
        if (yes is null)
            return answer.Fail("field.not-yes-or-no");
        return yes == false && answer.Field.Min >= 1 ? answer.Fail("field.must-be-yes") : yes;
    }

    public static object? One(FieldAnswer answer, JsonElement json, FormFacts facts) =>
        IsOption(answer.Field, json, facts, out var value) ? value : answer.Fail("field.unknown-option");

    public static object? Many(FieldAnswer answer, JsonElement json, FormFacts facts)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return answer.Fail("field.not-a-list");
        var chosen = new List<object?>();
        foreach (var item in json.EnumerateArray())
        {
            if (!IsOption(answer.Field, item, facts, out var value))
                return answer.Fail("field.unknown-option");
            if (!chosen.Contains(value))
                chosen.Add(value);
        }

        return RowFields.HasRightCount(answer, chosen.Count) ? chosen : null;
    }

    private static bool IsOption(FormField field, JsonElement json, FormFacts facts, out string value) =>
        JsonText.TryRead(json, out value)
        && facts.OptionsOf(field) is { } options
        && options.Select(option => option.Value).Contains(value);
}

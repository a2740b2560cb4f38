using System.Text.Json;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>Reads what was sent for a field by its type.</summary>
internal static class FieldReader
{
    /// <param name="values">The object that may hold the field's key.</param>
    public static FieldAnswer Read(FormField field, string path, JsonElement values, FormFacts facts)
    {
        var answer = new FieldAnswer(field, path);
        if (
            !field.ReadOnly
            && values.ValueKind == JsonValueKind.Object
            && values.TryGetProperty(field.Key, out var json)
            && !JsonText.IsEmpty(json)
        )
        {
            answer.Value = facts.Catalog.TypeOf(field).Read(answer, json, facts);
        }

        return answer;
    }
}

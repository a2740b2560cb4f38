using System.Text.Json;
using CaseFlow.Workflows.Forms;

namespace CaseFlow.Workflows.Tasks.Submission;

/// <summary>What a form shows at first: what was typed before; else what the task brings; else the fields' defaults.</summary>
public static class StartValues
{
    public static Dictionary<string, JsonElement> Of(Form form, JsonElement brought, JsonElement? draft)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            if (field.Default is { } usual)
                values[field.Key] = usual;
            Take(brought, field.Key);
            if (draft is { } typed)
                Take(typed, field.Key);
        }

        return values;

        void Take(JsonElement source, string key)
        {
            if (source.ValueKind == JsonValueKind.Object && source.TryGetProperty(key, out var value))
                values[key] = value;
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>A definition's JSON as it is stored: what it says of its own id and version is what its row says.</summary>
public static class DefinitionJson
{
    private static readonly JsonSerializerOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    public static JsonObject Parse(string json) => JsonNode.Parse(json, AnyCase) as JsonObject ?? throw new JsonException("A definition is an object.");

    public static string ToText(JsonObject json) => json.ToJsonString(Legible);

    public static JsonElement ToElement(JsonObject json) => JsonSerializer.SerializeToElement(json);

    public static string? Text(this JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static int? Number(this JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    /// <summary>Makes the JSON say what the row says, and the row what the JSON says of its name and use.</summary>
    public static void Put(DefinitionVersion row, JsonObject json)
    {
        (json["id"], json["definitionId"], json["version"]) = (row.VersionId, row.DefinitionId, row.Version);
        row.Json = ToText(json);
        var head = DefinitionReader.ReadHead(ToElement(json));
        (row.Name, row.EnglishName) = (head.Name, head.EnglishName);
        row.TypeName = head is { IsUsableAsActivity: true, Name.Length: > 0 } ? head.TypeName : null;
    }

    public static Refusal RefusalOf(DefinitionException refused, string? definition = null) => Refusal.Invalid([.. refused.Problems.Select(problem =>
        new FieldError(definition ?? problem.ActivityId ?? "definition", "definition.invalid", problem.ActivityName ?? problem.ActivityId ?? "", problem.Message))]);
}

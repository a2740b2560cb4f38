using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions;

/// <summary>A definition's JSON as it is stored: what it says of its own id and version is what its row says.</summary>
public static class DefinitionJson
{
    private const int MaxDepth = 256; // activities within activities

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    internal static JsonSerializerOptions Plain { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };

    public static JsonObject Parse(string json) =>
        JsonNode.Parse(json, null, Strict) as JsonObject ?? throw new JsonException("A definition is an object.");

    public static string ToText(JsonObject json) => json.ToJsonString(Plain);

    public static JsonElement ToElement(JsonObject json) => JsonSerializer.SerializeToElement(json, Plain);

    public static string? Text(this JsonObject json, string name) =>
        json.Member(name) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static int? Number(this JsonObject json, string name) =>
        json.Member(name) is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    /// <summary>Whatever the case of its first letter: old exports write both.</summary>
    public static JsonNode? Member(this JsonObject json, string name) => json[name] ?? json[Pascal(name)];

    /// <summary>Sets the member in the way that is written today.</summary>
    public static void Set(this JsonObject json, string name, JsonNode? value)
    {
        json.Remove(Pascal(name));
        json[name] = value;
    }

    /// <summary>Makes the JSON say what the row says, and the row what the JSON says of its name and use.</summary>
    public static void Put(DefinitionVersion row, JsonObject json)
    {
        json.Set("id", row.VersionId);
        json.Set("definitionId", row.DefinitionId);
        json.Set("version", row.Version);
        row.Json = ToText(json);
        var head = DefinitionReader.ReadHead(ToElement(json));
        (row.Name, row.EnglishName) = (head.Name, head.EnglishName);
        row.TypeName = head is { IsUsableAsActivity: true, Name.Length: > 0 } ? head.TypeName : null;
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    public static Refusal RefusalOf(DefinitionException refused, string? definition = null) =>
        Refusal.Invalid([
            .. refused.Problems.Select(problem => new FieldError(
                definition ?? problem.ActivityId ?? "definition",
                "definition.invalid",
                problem.ActivityName ?? problem.ActivityId ?? "",
                WhyOf(problem)
            )),
        ]);

    /// <summary>In words of the reader's language where it is said so.</summary>
    public static object WhyOf(DefinitionProblem problem) =>
        problem is { Place: { } input, Detail: { } detail }
            ? new CodedText("definition.wrong-formula", input, detail)
            : problem.Detail as object ?? problem.Message;
}

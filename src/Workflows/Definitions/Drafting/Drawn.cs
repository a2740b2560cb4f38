using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions.Drafting;

/// <summary>
/// A definition as the designer draws it: it reorders activities, measures them, and adds what is not the procedure's own.
/// </summary>
internal static class Drawn
{
    private static readonly string[] NotItsOwn =
    [
        "links",
        "isLatest",
        "isPublished",
        "isReadonly",
        "isSystem",
        "createdAt",
        "version",
        "id",
        "toolVersion",
        "providerName",
        "materializerName",
        "materializerContext",
    ];

    public static JsonObject ToStore(JsonObject drawing)
    {
        drawing.Remove("links");
        if (drawing["customProperties"] is JsonObject custom)
            custom.Remove(SaveDrawing.Basis);
        return drawing;
    }

    public static bool IsSame(JsonObject stored, JsonObject drawing) => JsonNode.DeepEquals(Plain(stored), Plain(drawing));

    public static IEnumerable<JsonObject> Activities(JsonNode? node) =>
        node switch
        {
            JsonArray list => list.SelectMany(Activities),
            JsonObject json => json.SelectMany(member => Activities(member.Value))
                .Concat(json.Text("type") is not null && json.Text("id") is not null ? [json] : []),
            _ => [],
        };

    private static JsonNode? Plain(JsonNode? node) =>
        node switch
        {
            JsonArray list => new JsonArray([
                .. list.Select(Plain).OrderBy(item => (item as JsonObject)?.Text("id") ?? "", StringComparer.Ordinal),
            ]),
            JsonObject json => Plain(json),
            _ => node?.DeepClone(),
        };

    private static JsonObject Plain(JsonObject json)
    {
        var isDefinition = json.ContainsKey("root");
        var plain = new JsonObject();
        foreach (var (name, member) in json.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (
                name is "nodeId" or "size" or SaveDrawing.Basis
                || (isDefinition && NotItsOwn.Contains(name))
                || IsUsualVersion(name, member)
            )
                continue;
            if (Plain(member) is { } value && value is not (JsonArray { Count: 0 } or JsonObject { Count: 0 }))
                plain[name] = value;
        }
        return plain;
    }

    /// <summary>An activity that does not say of which version its type is means the first.</summary>
    private static bool IsUsualVersion(string name, JsonNode? member) =>
        name == "version" && member is JsonValue value && value.TryGetValue<int>(out var number) && number == 1;
}

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

    private static JsonNode? Plain(JsonObject json) => PlainJson.Of(json, IsLeftOut, InOrderOfIds);

    private static bool IsLeftOut(JsonObject holder, string name) =>
        name is "nodeId" or "size" or SaveDrawing.Basis
        || (holder.ContainsKey("root") && NotItsOwn.Contains(name))
        || IsUsualVersion(name, holder[name]);

    private static IEnumerable<JsonNode?> InOrderOfIds(IEnumerable<JsonNode?> items) =>
        items.OrderBy(item => (item as JsonObject)?.Text("id") ?? "", StringComparer.Ordinal);

    /// <summary>An activity that does not say of which version its type is means the first.</summary>
    private static bool IsUsualVersion(string name, JsonNode? member) =>
        name == "version" && member is JsonValue value && value.TryGetValue<int>(out var number) && number == 1;
}

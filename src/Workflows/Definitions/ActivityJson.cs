using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// The activities of a definition's JSON, whatever their types: known, retired or never heard of. Everything with an id and a type is one,
/// but for what stands where no activity can stand.
/// </summary>
public static class ActivityJson
{
    private static readonly string[] NoActivities = ["metadata", "customProperties", "connections", "variables", "variable", "expression"];

    public static bool IsActivity(this JsonObject json) => json.Text("id") is not null && json.Text("type") is not null;

    /// <summary>Those in it and within each other, in the order of the file, each before what stands in it. They may be changed.</summary>
    public static IReadOnlyList<JsonObject> All(JsonNode? node) => [.. Outermost(node, "").SelectMany(found => Within(found.Activity))];

    /// <summary>Those that stand directly in it, each with the member that it stands in ("activities", "body", "cases").</summary>
    public static IReadOnlyList<(string Place, JsonObject Activity)> Parts(this JsonObject activity) =>
        [.. Members(activity).SelectMany(member => Outermost(member.Value, member.Key))];

    private static IEnumerable<JsonObject> Within(JsonObject activity) =>
        activity.Parts().SelectMany(part => Within(part.Activity)).Prepend(activity);

    private static IEnumerable<(string Place, JsonObject Activity)> Outermost(JsonNode? node, string place) =>
        node switch
        {
            JsonArray list => list.SelectMany(item => Outermost(item, place)),
            JsonObject json when json.IsActivity() => [(place, json)],
            JsonObject json => Members(json).SelectMany(member => Outermost(member.Value, place)),
            _ => [],
        };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonObject json) =>
        json.Where(member => !NoActivities.Contains(member.Key));
}

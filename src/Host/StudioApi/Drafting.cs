using System.Text.Json.Nodes;

namespace CaseFlow.Host.StudioApi;

/// <summary>What Studio leaves to the server in what was drawn.</summary>
internal static class Drafting
{
    /// <summary>The one place where variables live: Elsa's name of it, so that Elsa reads our definitions.</summary>
    public const string StorageDriver = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";

    /// <summary>
    /// Gives every activity its path from the root: Studio finds badges and selections by it. Sizes are taken away, so that Studio measures
    /// each node as it looks now:
    /// a name in another language or a further outcome makes it larger.
    /// </summary>
    public static void PrepareNodes(JsonNode node, string path)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>())
                PrepareNodes(item, path);
            return;
        }
        if (node is not JsonObject json)
            return;
        if (json["id"] is JsonValue id && json["type"] is JsonValue)
        {
            path = $"{path}:{id}";
            json["nodeId"] = path;
            json["version"] ??= 1; // by type and version Studio finds what it draws
            if (json["metadata"] is JsonObject metadata && metadata["designer"] is JsonObject drawn)
                drawn["size"] = StudioJson.Object(("width", 0), ("height", 0));
        }
        foreach (var (name, member) in json.ToList())
            if (member is not null && name is not ("metadata" or "customProperties" or "connections" or "variables" or "variable"))
                PrepareNodes(member, path);
    }
}

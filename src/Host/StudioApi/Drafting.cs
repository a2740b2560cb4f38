using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

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
    public static void PrepareNodes(JsonObject activity, string path)
    {
        if (activity.IsActivity())
        {
            path = $"{path}:{activity.Text("id")}";
            activity["nodeId"] = path;
            activity["version"] ??= 1; // by type and version Studio finds what it draws
            if (activity["metadata"] is JsonObject metadata && metadata["designer"] is JsonObject drawn)
                drawn["size"] = StudioJson.Object(("width", 0), ("height", 0));
        }
        foreach (var (_, part) in activity.Parts())
            PrepareNodes(part, path);
    }
}

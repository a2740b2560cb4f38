using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>Finds in a definition's JSON the activities that are other definitions, and says which version each of them is.</summary>
public sealed class References(ActivityRegistry registry)
{
    private const string VersionId = "workflowDefinitionVersionId";

    /// <summary>Activities of types that are not built in, at any depth.</summary>
    public IReadOnlyList<JsonObject> In(JsonObject definition)
    {
        List<JsonObject> found = [];
        if (definition.Member("root") is { } root)
            Collect(root, found);
        return found;
    }

    public static ReusableReference Read(JsonObject activity) =>
        new(activity.Text("type")!, activity.Number("version"), activity.Text(VersionId));

    /// <summary>The activity stands for exactly this version from now on.</summary>
    public static void Pin(JsonObject activity, DefinitionVersion target)
    {
        activity.Set("type", target.TypeName ?? activity.Text("type"));
        activity.Set("version", target.Version);
        activity.Set("workflowDefinitionId", target.DefinitionId);
        activity.Set(VersionId, target.VersionId);
    }

    private void Collect(JsonNode node, List<JsonObject> found)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>())
                Collect(item, found);
            return;
        }
        if (node is not JsonObject json)
            return;
        if (json.Text("type") is { Length: > 0 } type && json.Text("id") is not null && registry.Find(type) is null)
            found.Add(json);
        foreach (var (_, member) in json)
            if (member is not null)
                Collect(member, found);
    }
}

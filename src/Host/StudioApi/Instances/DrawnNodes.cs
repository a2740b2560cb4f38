using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Host.StudioApi.Instances;

/// <summary>An activity as it stands in a definition's drawing.</summary>
/// <param name="NodeId">Its path from the root: "Workflow1:flow:triage".</param>
/// <param name="Literals">What the definition itself gives it; what is computed has no value here.</param>
internal sealed record DrawnNode(
    string Id,
    string NodeId,
    string Type,
    int TypeVersion,
    string Name,
    IReadOnlyDictionary<string, string?> Literals
)
{
    public string? ParentNodeId => NodeId.LastIndexOf(':') is > 0 and var end ? NodeId[..end] : null;
}

/// <summary>The activities of a definition's version by their ids.</summary>
internal sealed class DrawnNodes
{
    private readonly Dictionary<string, DrawnNode> byId = new(StringComparer.Ordinal);

    /// <param name="definition">Gets the paths of its activities written in.</param>
    public static DrawnNodes Of(JsonObject definition)
    {
        var nodes = new DrawnNodes();
        if (definition["root"] is not JsonObject root)
            return nodes;
        Drafting.PrepareNodes(root, "Workflow1");
        foreach (var json in ActivityJson.All(root))
            if (json.Text("nodeId") is { } nodeId && json.Text("id") is { } id && json.Text("type") is { } type)
                nodes.byId.TryAdd(
                    id,
                    new DrawnNode(id, nodeId, type, json.Number("version") ?? 1, json.Text("name") ?? "", LiteralsOf(json))
                );
        return nodes;
    }

    /// <summary>Null for what the drawing does not hold: activities of a definition that is used as one.</summary>
    public DrawnNode? Find(string activityId) => byId.GetValueOrDefault(activityId);

    private static Dictionary<string, string?> LiteralsOf(JsonObject activity)
    {
        var literals = new Dictionary<string, string?>();
        foreach (var (name, member) in activity)
            if (member is JsonObject { } input && input["expression"] is JsonObject expression)
                literals[char.ToUpperInvariant(name[0]) + name[1..]] = expression.Text("type") is "Literal" or "Object"
                    ? $"{expression["value"]}"
                    : null;
        return literals;
    }
}

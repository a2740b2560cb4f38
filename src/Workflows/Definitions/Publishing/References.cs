using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>Finds in a definition's JSON the activities that are other definitions, and says which version each of them is.</summary>
public sealed class References(ActivityRegistry registry)
{
    private const string VersionId = "workflowDefinitionVersionId";

    /// <summary>Activities of types that are not built in, at any depth.</summary>
    public IReadOnlyList<JsonObject> In(JsonObject definition) =>
        [
            .. ActivityJson
                .All(definition.Member("root"))
                .Where(activity => activity.Text("type") is { Length: > 0 } type && registry.Find(type) is null),
        ];

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
}

using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions.Comparing;

namespace CaseFlow.Workflows.Definitions.Drafting;

/// <summary>An activity type that a stored version uses, known or not.</summary>
/// <param name="Child">Of one that starts another definition which it names outright: that definition.</param>
/// <param name="Ports">By these its lines leave.</param>
public sealed record UsedType(string TypeName, int Version, string? Child, IReadOnlyList<string> Ports);

/// <summary>The activity types of a definition, nested ones too, with the ports that lines leave them by.</summary>
internal static class TypesInUse
{
    public static IReadOnlyList<UsedType> In(JsonNode? root)
    {
        var activities = ActivityJson.All(root);
        SortedDictionary<(string TypeName, int Version, string? Child), SortedSet<string>> ports = [];
        Dictionary<string, SortedSet<string>> byId = new(StringComparer.Ordinal);
        foreach (var activity in activities)
        {
            var key = (activity.Text("type")!, activity.Number("version") ?? 1, ChildOf(activity));
            ports.TryAdd(key, []);
            byId[activity.Text("id")!] = ports[key];
        }
        foreach (var line in activities.Append(root as JsonObject).OfType<JsonObject>().SelectMany(DrawnLine.Of))
            if (byId.TryGetValue(line.Source, out var used))
                used.Add(line.Port);
        return [.. ports.Select(used => new UsedType(used.Key.TypeName, used.Key.Version, used.Key.Child, [.. used.Value]))];
    }

    private static string? ChildOf(JsonObject activity) =>
        activity.Member("workflowDefinitionId") is JsonObject input
        && input.Member("expression") is JsonObject expression
        && expression.Text("type") == "Literal"
            ? expression.Text("value")
            : null;
}

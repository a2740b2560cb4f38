using System.Text.Json;

namespace CaseFlow.Workflows.Definitions.Drafting;

/// <summary>An activity type that a stored version uses, known or not.</summary>
/// <param name="Child">Of one that starts another definition which it names outright: that definition.</param>
/// <param name="Ports">By these its lines leave.</param>
public sealed record UsedType(string TypeName, int Version, string? Child, IReadOnlyList<string> Ports);

/// <summary>Collects the activity types of a definition, nested ones too, with the ports that lines leave them by.</summary>
internal sealed class TypesInUse
{
    private readonly SortedDictionary<(string TypeName, int Version, string? Child), SortedSet<string>> ports = [];

    public IReadOnlyList<UsedType> All =>
        [.. ports.Select(used => new UsedType(used.Key.TypeName, used.Key.Version, used.Key.Child, [.. used.Value]))];

    public void Take(JsonElement root) => Visit(root, new Dictionary<string, (string, int, string?)>(StringComparer.Ordinal));

    public static string? Text(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(member, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private void Visit(JsonElement element, Dictionary<string, (string, int, string?)> types)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Visit(item, types);
            return;
        }
        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (Text(element, "type") is { } type && Text(element, "id") is { } id)
        {
            var key = (
                type,
                element.TryGetProperty("version", out var version)
                && version.ValueKind == JsonValueKind.Number
                && version.TryGetInt32(out var number)
                    ? number
                    : 1,
                ChildOf(element)
            );
            types[id] = key;
            ports.TryAdd(key, []);
        }
        foreach (var member in element.EnumerateObject())
            Visit(member.Value, types);
        if (!element.TryGetProperty("connections", out var connections) || connections.ValueKind != JsonValueKind.Array)
            return;
        foreach (var connection in connections.EnumerateArray())
            if (
                connection.ValueKind == JsonValueKind.Object
                && connection.TryGetProperty("source", out var source)
                && Text(source, "activity") is { } from
                && types.TryGetValue(from, out var used)
            )
                ports[used].Add(Text(source, "port") ?? "Done");
    }

    private static string? ChildOf(JsonElement activity) =>
        activity.TryGetProperty("workflowDefinitionId", out var input)
        && input.ValueKind == JsonValueKind.Object
        && input.TryGetProperty("expression", out var expression)
        && Text(expression, "type") == "Literal"
            ? Text(expression, "value")
            : null;
}

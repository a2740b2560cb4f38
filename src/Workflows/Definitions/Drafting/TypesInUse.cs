using System.Text.Json;

namespace CaseFlow.Workflows.Definitions.Drafting;

/// <summary>Collects the activity types of definitions, nested ones too, with the ports that lines leave them by.</summary>
internal sealed class TypesInUse
{
    private readonly SortedDictionary<(string TypeName, int Version), SortedSet<string>> ports = [];

    public IReadOnlyList<GetDesignerChoices.UsedType> All => [.. ports.Select(used => new GetDesignerChoices.UsedType(used.Key.TypeName, used.Key.Version, [.. used.Value]))];

    public void Take(string definition)
    {
        using var document = JsonDocument.Parse(definition);
        var types = new Dictionary<string, (string, int)>(StringComparer.Ordinal);
        if (document.RootElement.TryGetProperty("root", out var root)) Visit(root, types);
    }

    private void Visit(JsonElement element, Dictionary<string, (string, int)> types)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Visit(item, types);
            return;
        }
        if (element.ValueKind != JsonValueKind.Object) return;
        if (Text(element, "type") is { } type && Text(element, "id") is { } id)
        {
            var key = (type, element.TryGetProperty("version", out var version) && version.TryGetInt32(out var number) ? number : 1);
            types[id] = key;
            ports.TryAdd(key, []);
        }
        foreach (var member in element.EnumerateObject()) Visit(member.Value, types);
        if (!element.TryGetProperty("connections", out var connections) || connections.ValueKind != JsonValueKind.Array) return;
        foreach (var connection in connections.EnumerateArray())
            if (connection.TryGetProperty("source", out var source) && Text(source, "activity") is { } from && types.TryGetValue(from, out var used)) ports[used].Add(Text(source, "port") ?? "Done");
    }

    private static string? Text(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

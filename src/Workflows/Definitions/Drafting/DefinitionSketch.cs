using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Drafting;

/// <summary>An input or output that a definition declares.</summary>
public sealed record Declared(string Name, string DisplayName, string Description, string Type);

/// <summary>What the designer must know of a stored version: the types that it is drawn with, and how it looks from outside.</summary>
public sealed record DefinitionSketch(
    DefinitionVersion Version,
    IReadOnlyList<UsedType> Types,
    IReadOnlyList<string> Outcomes,
    IReadOnlyList<Declared> Inputs,
    IReadOnlyList<Declared> Outputs
)
{
    public string Description { get; private init; } = "";

    /// <summary>The version is kept without its JSON.</summary>
    public static DefinitionSketch Of(DefinitionVersion version)
    {
        using var document = JsonDocument.Parse(version.Json);
        var definition = document.RootElement;
        var types = new TypesInUse();
        if (definition.TryGetProperty("root", out var root))
            types.Take(root);
        version.Json = "";
        return new DefinitionSketch(
            version,
            types.All,
            [.. List(definition, "outcomes").Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
            [.. List(definition, "inputs").Select(Declare)],
            [.. List(definition, "outputs").Select(Declare)]
        )
        {
            Description = TypesInUse.Text(definition, "description") ?? "",
        };
    }

    private static Declared Declare(JsonElement item)
    {
        var name = TypesInUse.Text(item, "name") ?? "";
        return new Declared(
            name,
            TypesInUse.Text(item, "displayName") is { Length: > 0 } label ? label : name,
            TypesInUse.Text(item, "description") ?? "",
            TypesInUse.Text(item, "type") ?? "Object"
        );
    }

    private static List<JsonElement> List(JsonElement definition, string member) =>
        definition.TryGetProperty(member, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
}

/// <summary>The versions that were read once on this machine.</summary>
public sealed class KnownSketches
{
    internal ConcurrentDictionary<(string DefinitionId, int Version), DefinitionSketch> ByVersion { get; } = new();
}

/// <summary>All stored versions as the designer must know them. It asks after every save, so only what has changed since is read.</summary>
public sealed class DefinitionSketches(CaseFlowDb db, KnownSketches known)
{
    public async Task<IReadOnlyList<DefinitionSketch>> AllAsync(CancellationToken cancel)
    {
        var heads = await db
            .Definitions.Select(row => new
            {
                row.DefinitionId,
                row.Version,
                row.Revision,
                row.IsPublished,
                row.IsLatest,
            })
            .ToListAsync(cancel);
        List<DefinitionSketch> sketches = [];
        foreach (var head in heads.OrderBy(head => head.DefinitionId, StringComparer.Ordinal).ThenBy(head => head.Version))
        {
            if (
                !known.ByVersion.TryGetValue((head.DefinitionId, head.Version), out var sketch)
                || sketch.Version.Revision != head.Revision
                || sketch.Version.IsPublished != head.IsPublished
            )
            {
                var row = await db
                    .Definitions.AsNoTracking()
                    .SingleAsync(row => row.DefinitionId == head.DefinitionId && row.Version == head.Version, cancel);
                known.ByVersion[(head.DefinitionId, head.Version)] = sketch = DefinitionSketch.Of(row);
            }
            sketches.Add(sketch);
        }
        return sketches;
    }
}

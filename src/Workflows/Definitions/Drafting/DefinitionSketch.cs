using System.Collections.Concurrent;
using System.Text.Json.Nodes;
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
        var definition = DefinitionJson.Parse(version.Json);
        version.Json = "";
        return new DefinitionSketch(
            version,
            TypesInUse.In(definition["root"]),
            [.. List(definition, "outcomes").OfType<JsonValue>().Select(item => item.ToString())],
            [.. List(definition, "inputs").OfType<JsonObject>().Select(Declare)],
            [.. List(definition, "outputs").OfType<JsonObject>().Select(Declare)]
        )
        {
            Description = definition.Text("description") ?? "",
        };
    }

    private static Declared Declare(JsonObject item)
    {
        var name = item.Text("name") ?? "";
        return new Declared(
            name,
            item.Text("displayName") is { Length: > 0 } label ? label : name,
            item.Text("description") ?? "",
            item.Text("type") ?? "Object"
        );
    }

    private static JsonArray List(JsonObject definition, string member) => definition[member] as JsonArray ?? [];
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
        var heads = await db.Definitions()
            .Select(row => new
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
                var row = await db.Definitions()
                    .AsNoTracking()
                    .SingleAsync(row => row.DefinitionId == head.DefinitionId && row.Version == head.Version, cancel);
                known.ByVersion[(head.DefinitionId, head.Version)] = sketch = DefinitionSketch.Of(row);
            }
            sketches.Add(sketch);
        }
        return sketches;
    }
}

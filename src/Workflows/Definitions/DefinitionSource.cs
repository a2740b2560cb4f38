using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Definitions that were parsed once on this machine. A published version never changes, so nothing here grows old.</summary>
public sealed class ParsedDefinitions
{
    internal ConcurrentDictionary<DefinitionRef, WorkflowGraph> ByVersion { get; } = new();
}

/// <summary>The stored definitions. Which version is published is asked anew each time: a publication counts for the next start, on every host.</summary>
public sealed class DefinitionSource(CaseFlowDb db, ParsedDefinitions parsed, DefinitionReader reader) : IDefinitionSource
{
    public async ValueTask<WorkflowGraph?> FindPublishedAsync(string definitionId, CancellationToken cancel)
    {
        var version = await db.Definitions.Where(row => row.DefinitionId == definitionId && row.IsPublished).Select(row => (int?)row.Version).SingleOrDefaultAsync(cancel);
        return version is { } known ? await FindAsync(new DefinitionRef(definitionId, known), cancel) : null;
    }

    public async ValueTask<WorkflowGraph?> FindAsync(DefinitionRef definition, CancellationToken cancel)
    {
        if (parsed.ByVersion.TryGetValue(definition, out var known)) return known;
        var row = await db.Definitions.AsNoTracking().SingleOrDefaultAsync(row => row.DefinitionId == definition.DefinitionId && row.Version == definition.Version, cancel);
        if (row is null) return null;
        var graph = Parse(row);
        return row.PublishedAt is null ? graph : parsed.ByVersion.GetOrAdd(definition, graph);
    }

    private WorkflowGraph Parse(DefinitionVersion row)
    {
        var json = JsonNode.Parse(row.Json)!;
        json["version"] = row.Version; // a file keeps the number that it was exported with; the row's is the one that counts
        return reader.Read(System.Text.Json.JsonSerializer.SerializeToElement(json));
    }
}

using System.Collections.Concurrent;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Definitions that were parsed once on this machine. A published version never changes, so nothing here grows old.</summary>
public sealed class ParsedDefinitions
{
    internal ConcurrentDictionary<DefinitionRef, WorkflowGraph> ByVersion { get; } = new();
}

/// <summary>
/// The stored definitions. Which version is published is asked anew each time: a publication counts for the next start, on every host.
/// </summary>
public sealed class DefinitionSource(CaseFlowDb db, ParsedDefinitions parsed, DefinitionParser parser) : IDefinitionSource
{
    public async ValueTask<WorkflowGraph?> FindPublishedAsync(string definitionId, CancellationToken cancel)
    {
        var version = await db.Definitions()
            .Where(row => row.DefinitionId == definitionId && row.IsPublished)
            .Select(row => (int?)row.Version)
            .SingleOrDefaultAsync(cancel);
        return version is { } known ? await FindAsync(new DefinitionRef(definitionId, known), cancel) : null;
    }

    public async ValueTask<WorkflowGraph?> FindAsync(DefinitionRef definition, CancellationToken cancel)
    {
        if (parsed.ByVersion.TryGetValue(definition, out var known) && !await IsFilledInAsync(known, cancel))
            return known;
        var row =
            // a trial's copy is made in the step that starts it, and a draft may have been changed by the step that reads it
            db.Definitions().AtHand(row => row.DefinitionId == definition.DefinitionId && row.Version == definition.Version)
            ?? await db.Definitions()
                .IgnoreQueryFilters()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.DefinitionId == definition.DefinitionId && row.Version == definition.Version, cancel);
        if (row is null)
            return null;
        var graph = await parser.ReadStoredAsync(DefinitionJson.Parse(row.Json), cancel);
        return row.PublishedAt is null ? graph : parsed.ByVersion[definition] = graph;
    }

    /// <summary>What it uses as an activity was not there when it was parsed, and is now.</summary>
    private async ValueTask<bool> IsFilledInAsync(WorkflowGraph graph, CancellationToken cancel)
    {
        var unknown = graph.UnknownTypes;
        return unknown.Count > 0
            && await db.Definitions().AnyAsync(row => row.PublishedAt != null && unknown.Contains(row.TypeName!), cancel);
    }
}

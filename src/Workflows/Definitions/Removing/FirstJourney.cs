using System.Collections.Concurrent;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Journeys;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Removing;

/// <summary>Definitions of which this machine knows that a journey has run on them.</summary>
public sealed class StartedDefinitions
{
    internal ConcurrentDictionary<string, bool> ById { get; } = new(StringComparer.Ordinal);
}

/// <summary>
/// What a journey has run on is never deleted, also not at the instant at which its first journey starts: that start is noted in the
/// definition's log under the number that
/// a deletion would take too, so only one of them can be committed.
/// </summary>
public sealed class FirstJourney(CaseFlowDb db, DefinitionLog log, StartedDefinitions started)
{
    /// <summary>A trial leaves nothing behind, so nothing is noted of it; what it runs on is kept as long as it is there.</summary>
    public async Task NoteAsync(Journey journey, CancellationToken cancel)
    {
        var definitionId = journey.DefinitionId;
        if (journey.IsTrial || started.ById.ContainsKey(definitionId))
            return;
        if (await db.Journeys().IgnoreQueryFilters().AnyAsync(row => row.DefinitionId == definitionId && row.TrialAhead == null, cancel))
            started.ById[definitionId] = true;
        else if (
            !db.Added<DefinitionChange>()
                .Any(change => change.DefinitionId == definitionId && change.Kind == DefinitionChangeKind.FirstStarted)
        )
            await log.AddAsync(definitionId, journey.Version, DefinitionChangeKind.FirstStarted, cancel);
    }
}

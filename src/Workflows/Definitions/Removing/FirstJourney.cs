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
    public async Task NoteAsync(string definitionId, int version, CancellationToken cancel)
    {
        if (version <= 0 || started.ById.ContainsKey(definitionId))
            return; // a trial's copy goes with its trial
        if (await db.Journeys().IgnoreQueryFilters().AnyAsync(row => row.DefinitionId == definitionId && row.Version > 0, cancel))
            started.ById[definitionId] = true;
        else if (
            !db.Added<DefinitionChange>()
                .Any(change => change.DefinitionId == definitionId && change.Kind == DefinitionChangeKind.FirstStarted)
        )
            await log.AddAsync(definitionId, version, DefinitionChangeKind.FirstStarted, cancel);
    }
}

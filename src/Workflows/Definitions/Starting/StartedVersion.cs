using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Starting;

/// <summary>
/// The version that a start takes: the published one, or, for whoever had the start page open while another was published, the one whose
/// form they filled (R-SET-13).
/// </summary>
public sealed class StartedVersion(CaseFlowDb db, IDefinitionSource definitions, TimeProvider clock)
{
    /// <summary>No page stays open longer than a working day.</summary>
    private static readonly TimeSpan Opened = TimeSpan.FromHours(12);

    public async Task<Result<WorkflowGraph>> FindAsync(string definitionId, int? shown, CancellationToken cancel)
    {
        if (await definitions.FindPublishedAsync(definitionId, cancel) is not { } current)
            return Refusal.Invalid("definitionId", "definition.not-published");
        if (shown is not { } version || version == current.Definition.Version)
            return current;
        var since = clock.GetUtcNow() - Opened;
        var wasInUse = await db.Definitions()
            .IgnoreQueryFilters()
            .AnyAsync(row => row.DefinitionId == definitionId && row.Version == version && row.PublishedAt != null, cancel);
        var isReplacedLately = await db.Definitions()
            .AnyAsync(row => row.DefinitionId == definitionId && row.IsPublished && row.PublishedAt >= since, cancel);
        if (wasInUse && isReplacedLately && await definitions.FindAsync(new DefinitionRef(definitionId, version), cancel) is { } earlier)
            return earlier;
        return Refusal.Invalid("version", "journey.version-replaced", current.Definition.Version);
    }
}

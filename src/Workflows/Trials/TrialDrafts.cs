using System.Security.Cryptography;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Trials;

/// <summary>
/// What a trial runs on: a published version as it is, or a copy of the draft, numbered below zero, which no list of versions shows.
/// </summary>
public sealed class TrialDrafts(
    CaseFlowDb db,
    IDefinitionSource definitions,
    DefinitionParser parser,
    MissingForms forms,
    TimeProvider clock
)
{
    public async Task<Result<WorkflowGraph>> ToTryAsync(string definitionId, CancellationToken cancel)
    {
        var latest = await db.Definitions()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.DefinitionId == definitionId && row.IsLatest, cancel);
        if (latest is null)
            return Refusal.NotFound("definition.not-found");
        if (latest.PublishedAt is not null)
            return (await definitions.FindAsync(new DefinitionRef(definitionId, latest.Version), cancel))!;
        try
        {
            var copy = await CopyAsync(latest, cancel);
            return await forms.OfAsync(copy, [], cancel) is { Count: > 0 } missing ? Refusal.Invalid(missing) : copy;
        }
        catch (DefinitionException broken)
        {
            return DefinitionJson.RefusalOf(broken);
        }
    }

    /// <summary>The copy goes with the trial; one that a published version was tried on has none.</summary>
    public async Task RemoveAsync(DefinitionRef tried, CancellationToken cancel)
    {
        if (tried.Version > 0)
            return;
        db.Definitions()
            .RemoveRange(
                await db.Definitions()
                    .IgnoreQueryFilters()
                    .Where(row => row.DefinitionId == tried.DefinitionId && row.Version == tried.Version)
                    .ToListAsync(cancel)
            );
    }

    private async Task<WorkflowGraph> CopyAsync(DefinitionVersion draft, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var copy = new DefinitionVersion
        {
            DefinitionId = draft.DefinitionId,
            Version = -1 - RandomNumberGenerator.GetInt32(int.MaxValue - 1), // never used twice: parsed definitions are kept by it
            VersionId = $"{Guid.CreateVersion7(now):N}",
            Name = draft.Name,
            Json = "",
            CreatedAt = now,
            CreatedBy = draft.CreatedBy,
            PublishedAt = now, // it never changes
        };
        var json = DefinitionJson.Parse(draft.Json);
        DefinitionJson.Put(copy, json);
        copy.TypeName = null; // nobody uses it as an activity
        var graph = await parser.ReadAsync(json, cancel);
        db.Definitions().Add(copy);
        return graph;
    }
}

using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Drafting;

/// <summary>
/// Makes versions of definitions. The latest version's revision moves with every change, so two at the same time cannot both be committed.
/// </summary>
public sealed class Drafts(CaseFlowDb db, DefinitionLog log)
{
    /// <summary>All versions of a definition, oldest first, as they are within this unit of work.</summary>
    public async Task<IReadOnlyList<DefinitionVersion>> VersionsAsync(string definitionId, CancellationToken cancel)
    {
        var versions = await db.Definitions().CurrentAsync(row => row.DefinitionId == definitionId, cancel);
        return [.. versions.OrderBy(row => row.Version)];
    }

    /// <summary>One version, or the latest, as it is within this unit of work; the others are not read.</summary>
    public Task<DefinitionVersion?> FindAsync(string definitionId, int? version, CancellationToken cancel) =>
        db.Definitions()
            .FirstCurrentAsync(
                row => row.DefinitionId == definitionId && (version == null ? row.IsLatest : row.Version == version),
                cancel
            );

    /// <summary>Those that are published or the latest, as it is within this unit of work.</summary>
    public async Task<IReadOnlyList<DefinitionVersion>> InUseAsync(string definitionId, CancellationToken cancel)
    {
        var rows = await db.Definitions()
            .CurrentAsync(row => row.DefinitionId == definitionId && (row.IsLatest || row.IsPublished), cancel);
        return [.. rows.OrderBy(row => row.Version)];
    }

    /// <summary>A new version with this content, the latest from now on.</summary>
    /// <param name="fileHash">Of the file that the content is from.</param>
    /// <param name="revertedFrom">The version that the content is from.</param>
    public async Task<DefinitionVersion> AddAsync(
        string definitionId,
        JsonObject json,
        CancellationToken cancel,
        string? fileHash = null,
        int? revertedFrom = null
    )
    {
        var known = await VersionsAsync(definitionId, cancel);
        var used =
            await db.DefinitionChanges()
                .Where(change => change.DefinitionId == definitionId)
                .MaxAsync(change => (int?)change.Version, cancel)
            ?? 0; // of a deleted version too
        var number =
            known.Count == 0 && used == 0
                ? Math.Max(1, json.Number("version") ?? 1)
                : Math.Max(used, known.Select(row => row.Version).LastOrDefault()) + 1;
        foreach (var row in known.Where(row => row.IsLatest))
        {
            row.IsLatest = false;
            row.Revision++;
        }
        var version = new DefinitionVersion
        {
            DefinitionId = definitionId,
            Version = number,
            VersionId = await VersionIdAsync(definitionId, number, json, cancel),
            Name = "",
            Json = "",
            IsLatest = true,
            CreatedAt = log.Now,
            CreatedBy = log.Who,
            FileHash = fileHash,
        };
        DefinitionJson.Put(version, json);
        db.Definitions().Add(version);
        var kind =
            revertedFrom is not null ? DefinitionChangeKind.Reverted
            : fileHash is not null ? DefinitionChangeKind.Imported
            : DefinitionChangeKind.Drafted;
        await log.AddAsync(version, kind, cancel, new ChangeNote(OfVersion: revertedFrom));
        return version;
    }

    /// <summary>The file's own id, unless another version has it.</summary>
    private async Task<string> VersionIdAsync(string definitionId, int number, JsonObject json, CancellationToken cancel) =>
        json.Text("id") is { Length: > 0 } id
        && !await db.Definitions().AnyAsync(row => row.VersionId == id, cancel)
        && !db.Added<DefinitionVersion>().Any(row => row.VersionId == id)
            ? id
            : $"{definitionId}-v{number}";
}

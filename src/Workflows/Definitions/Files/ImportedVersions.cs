using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Files;

/// <summary>What became of a definition file.</summary>
public enum FileFate
{
    /// <summary>It says what is there.</summary>
    Known,

    /// <summary>The definition's first version, which is to be published.</summary>
    First,
    Draft,

    /// <summary>It differs from a draft that somebody edits, and was left alone.</summary>
    HeldBack,
}

/// <summary>Takes definition files over, each as what it can be.</summary>
public sealed class ImportedVersions(CaseFlowDb db, Drafts drafts, DefinitionLog log)
{
    public async Task<(FileFate Fate, DefinitionVersion Version)> TakeAsync(DefinitionFileRead file, bool asked, CancellationToken cancel)
    {
        var json = DefinitionJson.Parse(file.Json);
        var id = file.Graph.Definition.DefinitionId;
        var versions = await drafts.VersionsAsync(id, cancel);
        if (versions.Count == 0)
            return (SaysItIsPublished(json) ? FileFate.First : FileFate.Draft, await drafts.AddAsync(id, json, cancel, file.Hash));

        var latest = versions.Single(row => row.IsLatest);
        if (!asked && versions.Any(row => row.FileHash == file.Hash))
            return (FileFate.Known, latest);
        if (versions.FirstOrDefault(row => (row.IsLatest || row.IsPublished) && MeansTheSame(row, json)) is { } same)
        {
            same.FileHash = file.Hash;
            return (FileFate.Known, same);
        }
        if (latest.PublishedAt is not null)
            return (FileFate.Draft, await drafts.AddAsync(id, json, cancel, file.Hash));
        if (latest.FileHash is null)
            return (FileFate.HeldBack, await HoldBackAsync(latest, file, cancel));
        return (FileFate.Draft, await ReplaceAsync(latest, json, file, cancel));
    }

    /// <summary>One that does not say is taken for published.</summary>
    private static bool SaysItIsPublished(JsonObject json) =>
        json.Member("isPublished") is not JsonValue value || !value.TryGetValue<bool>(out var published) || published;

    private static bool MeansTheSame(DefinitionVersion row, JsonObject json) =>
        CanonicalJson.HashOfMeaning(DefinitionJson.Parse(row.Json)) == CanonicalJson.HashOfMeaning(json);

    /// <summary>The draft is another file's, and nobody has touched it since.</summary>
    private async Task<DefinitionVersion> ReplaceAsync(
        DefinitionVersion draft,
        JsonObject json,
        DefinitionFileRead file,
        CancellationToken cancel
    )
    {
        DefinitionJson.Put(draft, json);
        draft.FileHash = file.Hash;
        draft.Revision++;
        await log.AddAsync(draft, DefinitionChangeKind.Imported, cancel);
        return draft;
    }

    /// <summary>Said once, not at each start.</summary>
    private async Task<DefinitionVersion> HoldBackAsync(DefinitionVersion draft, DefinitionFileRead file, CancellationToken cancel)
    {
        var isSaid = await db.DefinitionChanges()
            .AnyAsync(
                change =>
                    change.DefinitionId == draft.DefinitionId
                    && change.Version == draft.Version
                    && change.Kind == DefinitionChangeKind.HeldBack,
                cancel
            );
        if (!isSaid)
            await log.AddAsync(draft, DefinitionChangeKind.HeldBack, cancel, new ChangeNote(file.Name));
        return draft;
    }
}

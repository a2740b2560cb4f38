using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Forms.Versions;

/// <summary>Forms that were parsed once on this machine. A version never changes, so nothing here grows old.</summary>
public sealed class ParsedForms
{
    internal ConcurrentDictionary<(string Id, int Version), Form> ByVersion { get; } = new();

    internal LatestForms? Latest { get; set; }
}

/// <summary>By form its newest version. Versions are only ever added: while their number is the same, so are these.</summary>
internal sealed record LatestForms(int Stored, IReadOnlyDictionary<string, int> Versions);

/// <summary>Where forms come from: the stored versions, each parsed once.</summary>
public sealed class FormSource(CaseFlowDb db, ParsedForms parsed, FieldCatalog catalog)
{
    /// <summary>Exactly this version, its <see cref="Form.Version"/> being the stored one; null if there is none.</summary>
    public async ValueTask<Form?> FindAsync(string id, int version, CancellationToken cancel)
    {
        if (parsed.ByVersion.TryGetValue((id, version), out var known))
            return known;
        var json = await db.Forms()
            .Where(form => form.FormId == id && form.Version == version)
            .Select(form => form.Json)
            .SingleOrDefaultAsync(cancel);
        return json is null ? null : parsed.ByVersion.GetOrAdd((id, version), FormFile.Parse(json, catalog) with { Version = version });
    }

    /// <summary>The version that new tasks get; null if there is no such form.</summary>
    public async ValueTask<int?> LatestVersionAsync(string id, CancellationToken cancel)
    {
        if (db.StoredForms is not { } stored)
            return await db.Forms().Where(form => form.FormId == id).MaxAsync(form => (int?)form.Version, cancel);
        var latest = parsed.Latest is { } known && known.Stored == stored ? known : parsed.Latest = await LatestAsync(stored, cancel);
        return latest.Versions.TryGetValue(id, out var version) ? version : null;
    }

    private async Task<LatestForms> LatestAsync(int stored, CancellationToken cancel) =>
        new(
            stored,
            await db.Forms()
                .GroupBy(form => form.FormId)
                .Select(versions => new { versions.Key, Version = versions.Max(form => form.Version) })
                .ToDictionaryAsync(form => form.Key, form => form.Version, cancel)
        );
}

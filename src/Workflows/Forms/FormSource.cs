using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Forms;

/// <summary>Forms that were parsed once on this machine. A version never changes, so nothing here grows old.</summary>
public sealed class ParsedForms
{
    internal ConcurrentDictionary<(string Id, int Version), Form> ByVersion { get; } = new();
}

/// <summary>Where forms come from: the stored versions, each parsed once.</summary>
public sealed class FormSource(CaseFlowDb db, ParsedForms parsed, FieldCatalog catalog)
{
    /// <summary>Exactly this version, its <see cref="Form.Version"/> being the stored one; null if there is none.</summary>
    public async ValueTask<Form?> FindAsync(string id, int version, CancellationToken cancel)
    {
        if (parsed.ByVersion.TryGetValue((id, version), out var known))
            return known;
        var json = await db
            .Forms.Where(form => form.FormId == id && form.Version == version)
            .Select(form => form.Json)
            .SingleOrDefaultAsync(cancel);
        return json is null ? null : parsed.ByVersion.GetOrAdd((id, version), FormFile.Parse(json, catalog) with { Version = version });
    }

    /// <summary>The version that new tasks get; null if there is no such form.</summary>
    public async ValueTask<int?> LatestVersionAsync(string id, CancellationToken cancel) =>
        db.FormVersions is { } known
            ? known.TryGetValue(id, out var version)
                ? version
                : null
            : await db.Forms.Where(form => form.FormId == id).MaxAsync(form => (int?)form.Version, cancel);
}

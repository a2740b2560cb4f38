using CaseFlow.Workflows.House.Setup;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Texts;

/// <summary>The texts of the clinic with all their versions, each change with its line in the history of set-up.</summary>
public sealed class TextBook(CaseFlowDb db, SetupHistory history)
{
    /// <summary>All of one text, oldest first; none: there is no such text.</summary>
    public async Task<IReadOnlyList<TextVersion>> VersionsAsync(string kind, string key, CancellationToken cancel)
    {
        var stored = await db.TextVersions()
            .Where(row => row.Kind == kind && row.Key == key)
            .OrderBy(row => row.Number)
            .ToListAsync(cancel);
        return ShippedTexts.Find(kind, key) is { } shipped ? [shipped.AsVersion(), .. stored] : stored;
    }

    /// <summary>All texts, by kind and key, of each its versions, oldest first.</summary>
    public Task<IReadOnlyList<IReadOnlyList<TextVersion>>> AllAsync(CancellationToken cancel) => AllAsync(db, cancel);

    /// <summary>The same, for who has only the database at hand.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<TextVersion>>> AllAsync(CaseFlowDb db, CancellationToken cancel)
    {
        var stored = await db.TextVersions().AsNoTracking().ToListAsync(cancel);
        return
        [
            .. ShippedTexts
                .All.Select(text => text.AsVersion())
                .Concat(stored)
                .GroupBy(version => (version.Kind, version.Key))
                .OrderBy(text => TextKind.All.ToList().IndexOf(text.Key.Kind))
                .ThenBy(text => text.Key.Key, StringComparer.Ordinal)
                .Select(text => (IReadOnlyList<TextVersion>)[.. text.OrderBy(version => version.Number)]),
        ];
    }

    /// <summary>What is said on this day; null: there is no such text, or none that holds yet.</summary>
    public async Task<TextVersion?> InForceAsync(string kind, string key, DateOnly day, CancellationToken cancel) =>
        InForce(await VersionsAsync(kind, key, cancel), day);

    public static TextVersion? InForce(IEnumerable<TextVersion> versions, DateOnly day) =>
        versions.LastOrDefault(version => version.MayHold && version.ValidFrom <= day);

    public Task ChangedAsync(string act, TextVersion version, object? before, string? reason, CancellationToken cancel) =>
        history.WriteAsync(act, version.AsSubject(), before, version.State(), reason, cancel);
}

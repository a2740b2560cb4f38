using System.Collections.Concurrent;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Branches;

/// <summary>The zones of branches that were asked for once; a branch's never changes.</summary>
public sealed class BranchZones
{
    internal sealed record Entry(TimeZoneInfo Zone, BranchId Home);

    internal ConcurrentDictionary<BranchId, Entry> ByBranch { get; } = new();
}

/// <summary>Days and hours as a branch counts them.</summary>
public sealed class BranchClock(CaseFlowDb db, BranchZones zones, CurrentPerson person, TimeProvider clock)
{
    /// <summary>A trial's clock may have been set forward.</summary>
    public DateTimeOffset Now => clock.GetUtcNow() + person.Ahead;

    public async ValueTask<TimeZoneInfo> ZoneAsync(BranchId branch, CancellationToken cancel) => (await EntryAsync(branch, cancel)).Zone;

    /// <summary>Whose people and prices there are: the branch's own, or of one for trials those of the real branch beside it.</summary>
    public async ValueTask<BranchId> HomeAsync(BranchId branch, CancellationToken cancel) => (await EntryAsync(branch, cancel)).Home;

    private async ValueTask<BranchZones.Entry> EntryAsync(BranchId branch, CancellationToken cancel)
    {
        if (zones.ByBranch.TryGetValue(branch, out var known))
            return known;
        var row = await db.Branches().FindAsync([branch], cancel) ?? throw new InvalidOperationException($"There is no branch {branch}.");
        return zones.ByBranch[branch] = new BranchZones.Entry(TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone), row.TrialOf ?? branch);
    }

    public async ValueTask<DateOnly> TodayAsync(BranchId branch, CancellationToken cancel) => (await ZoneAsync(branch, cancel)).DayOf(Now);

    /// <summary>As the first branch of the person who asks counts days; for what holds in all branches.</summary>
    public async ValueTask<DateOnly> TodayAsync(CancellationToken cancel) =>
        person.Grants is [var first, ..] ? await TodayAsync(first.Branch, cancel) : DateOnly.FromDateTime(Now.UtcDateTime.AddHours(8));
}

/// <summary>Days of a zone.</summary>
public static class ZoneDays
{
    public static DateOnly DayOf(this TimeZoneInfo zone, DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}

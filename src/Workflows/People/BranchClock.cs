using System.Collections.Concurrent;
using CaseFlow.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.People;

/// <summary>The zones of branches that were asked for once; a branch's never changes.</summary>
public sealed class BranchZones
{
    internal ConcurrentDictionary<BranchId, TimeZoneInfo> ByBranch { get; } = new();
}

/// <summary>Days and hours as a branch counts them.</summary>
public sealed class BranchClock(CaseFlowDb db, BranchZones zones, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public async ValueTask<TimeZoneInfo> ZoneAsync(BranchId branch, CancellationToken cancel)
    {
        if (zones.ByBranch.TryGetValue(branch, out var known)) return known;
        var name = await db.Branches.Where(row => row.Id == branch).Select(row => row.TimeZone).SingleAsync(cancel);
        return zones.ByBranch[branch] = TimeZoneInfo.FindSystemTimeZoneById(name);
    }

    public async ValueTask<DateOnly> TodayAsync(BranchId branch, CancellationToken cancel) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, await ZoneAsync(branch, cancel)).DateTime);
}

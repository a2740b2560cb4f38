using CaseFlow.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.People;

/// <summary>Days and hours as a branch counts them.</summary>
public sealed class BranchClock(CaseFlowDb db, TimeProvider clock)
{
    private readonly Dictionary<BranchId, TimeZoneInfo> zones = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public async ValueTask<TimeZoneInfo> ZoneAsync(BranchId branch, CancellationToken cancel)
    {
        if (zones.TryGetValue(branch, out var known)) return known;
        var name = await db.Branches.Where(row => row.Id == branch).Select(row => row.TimeZone).SingleAsync(cancel);
        return zones[branch] = TimeZoneInfo.FindSystemTimeZoneById(name);
    }

    public async ValueTask<DateOnly> TodayAsync(BranchId branch, CancellationToken cancel) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, await ZoneAsync(branch, cancel)).DateTime);
}

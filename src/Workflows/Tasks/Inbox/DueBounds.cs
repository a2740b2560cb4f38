using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Inbox;

/// <summary>
/// Overdue, today (what is left of it) and later do not overlap. A day is that of the caller's branches; in a chain over several zones that
/// of the westernmost.
/// </summary>
public sealed class DueBounds(CaseFlowDb db, CurrentPerson person, TimeProvider clock)
{
    public const string Overdue = "overdue";
    public const string Today = "today";
    public const string Later = "later";

    public static readonly IReadOnlyList<string> Names = [Overdue, Today, Later];

    private DateTimeOffset? tomorrow;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IQueryable<TaskItem>> NarrowAsync(IQueryable<TaskItem> tasks, string due, CancellationToken cancel)
    {
        var now = Now;
        if (due == Overdue)
            return tasks.Where(task => task.DueAt < now);
        var end = await StartOfTomorrowAsync(cancel);
        return due == Today ? tasks.Where(task => task.DueAt >= now && task.DueAt < end) : tasks.Where(task => task.DueAt >= end);
    }

    /// <summary>Asked once for a request, however many filters are counted.</summary>
    public async Task<DateTimeOffset> StartOfTomorrowAsync(CancellationToken cancel) => tomorrow ??= await ReadTomorrowAsync(Now, cancel);

    private async Task<DateTimeOffset> ReadTomorrowAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var zones = await db.Branches()
            .Where(branch => person.IsSystem || person.Branches.Contains(branch.Id))
            .Select(branch => branch.TimeZone)
            .Distinct()
            .ToListAsync(cancel);
        return zones.Select(zone => StartOfTomorrow(now, TimeZoneInfo.FindSystemTimeZoneById(zone))).DefaultIfEmpty(now.AddDays(1)).Max();
    }

    private static DateTimeOffset StartOfTomorrow(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return zone.StartOf(DateOnly.FromDateTime(today).AddDays(1));
    }
}

using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Hours;

/// <summary>Hours, holidays and moved working days of branches, each change of them with its line in the history of set-up.</summary>
public sealed class CalendarBook(CaseFlowDb db, SetupHistory history, BranchClock clock, CurrentPerson person)
{
    /// <summary>Of a branch for trials: as in the real branch beside it.</summary>
    public async Task<BranchCalendar> OfAsync(BranchId branch, CancellationToken cancel)
    {
        var home = await clock.HomeAsync(branch, cancel);
        var week = await db.BranchHours().AsNoTracking().SingleOrDefaultAsync(row => row.BranchId == home, cancel);
        var years = await db.CalendarYears().AsNoTracking().Where(row => row.BranchId == home).ToListAsync(cancel);
        return new BranchCalendar(await clock.ZoneAsync(branch, cancel), week is null ? null : WeekHours.Read(week.Week), years);
    }

    public async Task<Result<Branch>> FindToChangeAsync(BranchId id, CancellationToken cancel)
    {
        var branch = await db.Branches().SingleOrDefaultAsync(row => row.Id == id && row.TrialOf == null, cancel);
        if (branch is null || !person.IsSystem && !person.Branches.Contains(id))
            return Refusal.NotFound("branch.not-found");
        return person.Holds(id, HouseRoom.ManageHours) ? branch : Refusal.Forbidden("auth.forbidden");
    }

    /// <param name="revision">At which it was read; null for the first.</param>
    public async Task<Refusal?> SetWeekAsync(Branch branch, WeekHours week, long? revision, string? reason, CancellationToken cancel)
    {
        var row = await db.BranchHours().SingleOrDefaultAsync(hours => hours.BranchId == branch.Id, cancel);
        if (row?.Revision != revision)
            return Refusal.Conflict("hours.changed-meanwhile");
        var before = row is null ? null : new { row.Week };
        if (row is null)
            db.BranchHours().Add(row = new BranchHours { BranchId = branch.Id, Week = "" });
        row.Week = week.Write();
        await WriteAsync("hours.set", branch, "", before, new { row.Week }, reason, cancel);
        return null;
    }

    /// <param name="read">The revision as above; null and overwriting: whatever stands there.</param>
    public async Task<Refusal?> SetYearAsync(
        Branch branch,
        int year,
        IReadOnlyList<SpecialDay> days,
        (long? Revision, bool Overwrites) read,
        string? reason,
        CancellationToken cancel
    )
    {
        var row = await db.CalendarYears().SingleOrDefaultAsync(one => one.BranchId == branch.Id && one.Year == year, cancel);
        if (!read.Overwrites && row?.Revision != read.Revision)
            return Refusal.Conflict("hours.changed-meanwhile");
        var before = row is null ? null : new { Days = SpecialDay.Read(row.Days) };
        if (row is null)
            db.CalendarYears()
                .Add(
                    row = new CalendarYear
                    {
                        BranchId = branch.Id,
                        Year = year,
                        Days = "[]",
                    }
                );
        row.Days = SpecialDay.Write(days);
        await WriteAsync("calendar.set", branch, $" {year}", before, new { Days = SpecialDay.Read(row.Days) }, reason, cancel);
        return null;
    }

    private Task WriteAsync(
        string act,
        Branch branch,
        string what,
        object? before,
        object after,
        string? reason,
        CancellationToken cancel
    ) =>
        history.WriteAsync(
            act,
            new SetupSubject(SetupSubject.Hours, branch.Id.ToString(), branch.Name + what, branch.Id),
            before,
            after,
            reason,
            cancel
        );
}

using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Shifts;

/// <summary>Who is at work: planned for a shift that is on, and not on leave.</summary>
public sealed class OnDuty(CaseFlowDb db, CalendarBook calendars, ClinicSettings settings)
{
    /// <summary>Nobody where no shifts are planned.</summary>
    public async Task<IReadOnlyList<PersonId>> OfAsync(BranchId branch, string role, DateTimeOffset at, CancellationToken cancel)
    {
        var calendar = await calendars.OfAsync(branch, cancel);
        var today = calendar.DayOf(at);
        var monday = ShiftWeek.MondayOf(today);
        var week = await db.ShiftWeeks().AsNoTracking().SingleOrDefaultAsync(row => row.BranchId == branch && row.Monday == monday, cancel);
        if (week is null)
            return [];
        var rule = ShiftSettings.RuleOf(await settings.ValuesOfAsync(ShiftSettings.All, cancel));
        var (index, time) = (today.DayNumber - monday.DayNumber, at - calendar.MomentOf(today, TimeSpan.Zero));
        var there = ShiftWeek
            .Read(week.Plan)
            .Where(person => rule.HoursOf(person.Value[index]).Any(span => span.From <= time && time < span.Until))
            .Select(person => person.Key)
            .ToList();
        return await db.People()
            .Where(one => one.IsActive && there.Contains(one.Id))
            .Where(one => one.Roles.Any(held => held.Role == role && held.BranchId == branch))
            .Where(one => !db.Leaves().Standing().Any(leave => leave.PersonId == one.Id && leave.From <= at && at < leave.To))
            .OrderBy(one => one.Id)
            .Select(one => one.Id)
            .ToListAsync(cancel);
    }
}

using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Shifts;

/// <summary>
/// Where the desk has fewer people than the rule says (R-SET-5): by the shifts that
/// are planned, less those who are on leave.
/// </summary>
public sealed class DeskCover(CaseFlowDb db, CalendarBook calendars, ClinicSettings settings)
{
    /// <param name="IsPlanned">Somebody has a shift that day; where nobody has, there is no gap to speak of.</param>
    public sealed record Day(DateOnly Date, IReadOnlyList<OpenSpan> Open, bool IsPlanned, IReadOnlyList<DeskRule.Gap> Gaps);

    /// <param name="plan">By person seven shifts.</param>
    public async Task<IReadOnlyList<Day>> OfWeekAsync(
        BranchId branch,
        DateOnly monday,
        IReadOnlyDictionary<PersonId, IReadOnlyList<string>> plan,
        CancellationToken cancel
    )
    {
        var calendar = await calendars.OfAsync(branch, cancel);
        var rule = ShiftSettings.RuleOf(await settings.ValuesOfAsync(ShiftSettings.All, cancel));
        var desk = await db.People()
            .Where(person => person.IsActive && person.Roles.Any(role => role.BranchId == branch && role.Role == Roles.FrontDesk))
            .Select(person => person.Id)
            .ToListAsync(cancel);
        var (from, until) = (calendar.MomentOf(monday, TimeSpan.Zero), calendar.MomentOf(monday.AddDays(7), TimeSpan.Zero));
        var away = await AwayAsync(from, until, cancel);
        return [.. Enumerable.Range(0, 7).Select(index => OfDay(calendar, rule, monday.AddDays(index), index, plan, desk, away))];
    }

    private static Day OfDay(
        BranchCalendar calendar,
        DeskRule rule,
        DateOnly date,
        int index,
        IReadOnlyDictionary<PersonId, IReadOnlyList<string>> plan,
        List<PersonId> desk,
        List<Leave> away
    )
    {
        var open = calendar.HoursOf(date);
        var isPlanned = plan.Values.Any(shifts => shifts[index].Length > 0);
        var people = desk.Where(plan.ContainsKey)
            .Select(person => Less(calendar, date, rule.HoursOf(plan[person][index]), [.. away.Where(leave => leave.PersonId == person)]))
            .ToList();
        return new Day(date, open, isPlanned, isPlanned && calendar.HasHours ? rule.GapsOf(open, people) : []);
    }

    /// <summary>The parts of a shift in which they are not on leave.</summary>
    private static IReadOnlyList<OpenSpan> Less(BranchCalendar calendar, DateOnly date, IReadOnlyList<OpenSpan> shift, List<Leave> leaves)
    {
        var left = shift;
        foreach (var leave in leaves)
            left =
            [
                .. left.SelectMany(span =>
                        new[]
                        {
                            span with
                            {
                                Until = Earlier(span.Until, TimeOn(calendar, date, leave.From)),
                            },
                            span with
                            {
                                From = Later(span.From, TimeOn(calendar, date, leave.To)),
                            },
                        }
                    )
                    .Where(span => span.From < span.Until),
            ];
        return left;
    }

    private static TimeSpan TimeOn(BranchCalendar calendar, DateOnly date, DateTimeOffset moment) =>
        moment - calendar.MomentOf(date, TimeSpan.Zero);

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private Task<List<Leave>> AwayAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
        db.Leaves().AsNoTracking().Where(leave => leave.From < until && leave.To > from).Standing().ToListAsync(cancel);
}

using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Shifts;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Notices.Watching;

/// <summary>
/// Looks at what time alone brings about: a year whose holidays nobody has entered (R-SET-3, each day), a desk with too few people
/// (R-SET-5, once for each time of it). Told once, however often it looks.
/// </summary>
public static class WatchBranches
{
    public const string YearMissing = "calendar.year-missing";
    public const string DeskShort = "desk.short";

    public sealed record Command : ICommand<Response>;

    public sealed record Response(int Told);

    public sealed class Handler(CaseFlowDb db, CalendarBook calendars, DeskCover cover, NoticeBoard board, BranchClock clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var told = 0;
            foreach (var branch in await db.Branches().AsNoTracking().Where(row => row.TrialOf == null).ToListAsync(cancel))
            {
                var calendar = await calendars.OfAsync(branch.Id, cancel);
                told += await TellOfYearsAsync(branch, calendar, cancel);
                told += await TellOfDeskAsync(branch, calendar, cancel);
            }

            return new Response(told);
        }

        private async Task<int> TellOfYearsAsync(Branch branch, BranchCalendar calendar, CancellationToken cancel)
        {
            var today = calendar.DayOf(clock.Now);
            var missing = GetHours.YearsNeededOn(today).Where(year => year > today.Year && !calendar.IsKnown(year)).ToList();
            if (missing.Count == 0 || await IsToldAsync(branch, YearMissing, calendar.MomentOf(today, TimeSpan.Zero), cancel))
                return 0;
            var facts = new Dictionary<string, object?> { ["year"] = missing[0], ["branch"] = branch.Name };
            board.TellRole(branch.Id, Roles.Admin, new NoticeContent(YearMissing, facts), clock.Now);
            return 1;
        }

        private async Task<int> TellOfDeskAsync(Branch branch, BranchCalendar calendar, CancellationToken cancel)
        {
            var today = calendar.DayOf(clock.Now);
            var monday = ShiftWeek.MondayOf(today);
            var week = await db.ShiftWeeks()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.BranchId == branch.Id && row.Monday == monday, cancel);
            if (week is null)
                return 0;
            var days = await cover.OfWeekAsync(branch.Id, monday, ShiftWeek.Read(week.Plan), cancel);
            var time = clock.Now - calendar.MomentOf(today, TimeSpan.Zero);
            var gap = days.Single(day => day.Date == today).Gaps.FirstOrDefault(one => one.Span.From <= time && time < one.Span.Until);
            if (gap is null || await IsToldAsync(branch, DeskShort, calendar.MomentOf(today, gap.Span.From), cancel))
                return 0;
            var facts = new Dictionary<string, object?>
            {
                ["hours"] = gap.Span.ToString(),
                ["there"] = gap.There,
                ["needed"] = gap.Needed,
            };
            board.TellRole(branch.Id, Roles.Manager, new NoticeContent(DeskShort, facts), clock.Now);
            return 1;
        }

        private Task<bool> IsToldAsync(Branch branch, string text, DateTimeOffset since, CancellationToken cancel) =>
            db.Notices().AnyAsync(notice => notice.BranchId == branch.Id && notice.Text == text && notice.MadeAt >= since, cancel);
    }
}

using System.Globalization;
using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Notices.Watching;

/// <summary>A licence ends soon: the lead is told, once for each end (R-TRE-13).</summary>
public static class WatchLicences
{
    public const string EndsSoon = "licence.ends";

    public static readonly Setting DaysBefore = new(
        "licence.days-before",
        "执业资格到期前多少天提醒主管",
        "How many days before a licence ends the lead is told",
        "d",
        "60",
        new NumbersFrom(1, 365)
    );

    public sealed record Command : ICommand<Response>;

    public sealed record Response(int Told);

    public sealed class Handler(CaseFlowDb db, RoleHolders holders, NoticeBoard board, BranchClock clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var days = int.Parse(await ClinicSettings.ReadAsync(db, DaysBefore, cancel), CultureInfo.InvariantCulture);
            var far = DateOnly.FromDateTime(clock.Now.UtcDateTime).AddDays(days + 1);
            var ending = await db.People()
                .AsNoTracking()
                .Where(one => one.IsActive && one.QualificationValidTo <= far)
                .OrderBy(one => one.UserName)
                .ToListAsync(cancel);
            var told = 0;
            foreach (var person in ending.Where(one => one.Roles.Count > 0))
                told += await TellAsync(person, days, cancel);
            return new Response(told);
        }

        private async Task<int> TellAsync(Person person, int days, CancellationToken cancel)
        {
            var (role, branch) = person.Grants[0];
            var end = person.QualificationValidTo!.Value;
            if (end > (await clock.TodayAsync(branch, cancel)).AddDays(days))
                return 0;
            var facts = new Dictionary<string, object?>
            {
                ["name"] = person.Name,
                ["until"] = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["personId"] = person.Id.ToString(),
            };
            if (await IsToldAsync(branch, facts, cancel))
                return 0;
            foreach (var lead in await holders.LeadsOfAsync(branch, role, person.Id, cancel))
                board.Tell(branch, lead, new NoticeContent(EndsSoon, facts), clock.Now);
            return 1;
        }

        private Task<bool> IsToldAsync(BranchId branch, Dictionary<string, object?> facts, CancellationToken cancel)
        {
            var (id, end) = ((string)facts["personId"]!, (string)facts["until"]!);
            return db.Notices()
                .AnyAsync(
                    one => one.BranchId == branch && one.Text == EndsSoon && one.Facts.Contains(id) && one.Facts.Contains(end),
                    cancel
                );
        }
    }
}

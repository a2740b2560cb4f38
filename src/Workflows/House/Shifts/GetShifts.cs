using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Shifts;

/// <summary>A week's shifts of a branch of the caller's, with the days on which the desk has too few (R-SET-5).</summary>
public static class GetShifts
{
    /// <param name="Day">Any of the week; null: today.</param>
    public sealed record Query(BranchId Branch, DateOnly? Day = null) : IQuery<Response>;

    /// <param name="Revision">To be sent back with a change; null while nothing is planned.</param>
    /// <param name="MayChange">By the caller.</param>
    public sealed record Response(
        BranchId Branch,
        string Name,
        DateOnly Monday,
        long? Revision,
        IReadOnlyList<Person> People,
        IReadOnlyList<Day> Days,
        bool MayChange
    );

    /// <param name="Shifts">Seven, Monday first: early, late, off or "".</param>
    public sealed record Person(PersonId Id, string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Shifts);

    /// <param name="Hours">When the branch is open.</param>
    /// <param name="IsPlanned">Somebody has a shift.</param>
    public sealed record Day(DateOnly Date, IReadOnlyList<string> Hours, bool IsPlanned, IReadOnlyList<Gap> Gaps);

    /// <summary>Fewer people are at the desk than the rule says.</summary>
    public sealed record Gap(string Hours, int There, int Needed);

    internal static IReadOnlyList<Day> DaysOf(IEnumerable<DeskCover.Day> days) =>
        [
            .. days.Select(day => new Day(
                day.Date,
                [.. day.Open.Select(span => span.ToString())],
                day.IsPlanned,
                [.. day.Gaps.Select(gap => new Gap(gap.Span.ToString(), gap.There, gap.Needed))]
            )),
        ];

    public sealed class Handler(CaseFlowDb db, DeskCover cover, BranchClock clock, CurrentPerson current) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var branch = await db.Branches().AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.Branch, cancel);
            if (branch is not { TrialOf: null } || !current.Branches.Contains(branch.Id))
                return Refusal.NotFound("branch.not-found");
            var monday = ShiftWeek.MondayOf(query.Day ?? await clock.TodayAsync(branch.Id, cancel));
            var week = await db.ShiftWeeks()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.BranchId == branch.Id && row.Monday == monday, cancel);
            var plan = ShiftWeek.Read(week?.Plan);
            return new Response(
                branch.Id,
                branch.Name,
                monday,
                week?.Revision,
                await PeopleAsync(branch.Id, plan, cancel),
                DaysOf(await cover.OfWeekAsync(branch.Id, monday, plan, cancel)),
                current.Holds(branch.Id, HouseRoom.ManageShifts)
            );
        }

        /// <summary>Who works in the branch, and who is planned though they left.</summary>
        private async Task<IReadOnlyList<Person>> PeopleAsync(
            BranchId branch,
            IReadOnlyDictionary<PersonId, IReadOnlyList<string>> plan,
            CancellationToken cancel
        )
        {
            var planned = plan.Keys.ToList();
            var people = await db.People()
                .AsNoTracking()
                .Where(person => planned.Contains(person.Id) || (person.IsActive && person.Roles.Any(role => role.BranchId == branch)))
                .ToListAsync(cancel);
            return
            [
                .. people
                    .Select(person => new Person(
                        person.Id,
                        person.Name,
                        [.. person.Grants.Where(grant => grant.Branch == branch).Select(grant => grant.Role)],
                        plan.GetValueOrDefault(person.Id) ?? ["", "", "", "", "", "", ""]
                    ))
                    .OrderBy(person => RankOf(person.Roles))
                    .ThenBy(person => person.Name, StringComparer.Ordinal),
            ];
        }

        private static int RankOf(IReadOnlyList<string> roles) =>
            roles.Select(role => Activities.Common.Roles.All.ToList().IndexOf(role)).DefaultIfEmpty(int.MaxValue).Min();
    }
}

using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Hours;

/// <summary>When a branch of the caller's is open: its week, and the years whose holidays are known.</summary>
public static class GetHours
{
    public sealed record Query(BranchId Branch) : IQuery<Response>;

    /// <param name="Week">Seven days, Monday first; null: nobody has said, and it counts as always open.</param>
    /// <param name="Revision">To be sent back with a change; null while there is no week.</param>
    /// <param name="UnknownYears">Of this year and, from 1 December on, the next those whose holidays are not known.</param>
    public sealed record Response(
        BranchId Branch,
        string Name,
        IReadOnlyList<string>? Week,
        long? Revision,
        IReadOnlyList<Year> Years,
        IReadOnlyList<int> UnknownYears
    );

    /// <param name="Closed">How many days.</param>
    /// <param name="Moved">How many working days were moved.</param>
    public sealed record Year(int Number, int Closed, int Moved, long Revision);

    /// <summary>From its December on the next year is missed.</summary>
    public static IEnumerable<int> YearsNeededOn(DateOnly today) => today.Month == 12 ? [today.Year, today.Year + 1] : [today.Year];

    public sealed class Handler(CaseFlowDb db, BranchClock clock, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var branch = await db.Branches().AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.Branch, cancel);
            if (branch is not { TrialOf: null } || !person.IsSystem && !person.Branches.Contains(branch.Id))
                return Refusal.NotFound("branch.not-found");
            var week = await db.BranchHours().AsNoTracking().SingleOrDefaultAsync(row => row.BranchId == branch.Id, cancel);
            var years = await db.CalendarYears()
                .AsNoTracking()
                .Where(row => row.BranchId == branch.Id)
                .OrderByDescending(row => row.Year)
                .ToListAsync(cancel);
            var needed = YearsNeededOn(await clock.TodayAsync(branch.Id, cancel));
            return new Response(
                branch.Id,
                branch.Name,
                week is null ? null : WeekHours.Read(week.Week).Texts,
                week?.Revision,
                [.. years.Select(Of)],
                [.. needed.Except(years.Select(row => row.Year))]
            );
        }

        private static Year Of(CalendarYear row)
        {
            var days = SpecialDay.Read(row.Days);
            return new Year(row.Year, days.Count(day => !day.IsOpen), days.Count(day => day.IsOpen), row.Revision);
        }
    }
}

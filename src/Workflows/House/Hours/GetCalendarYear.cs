using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Hours;

/// <summary>Holidays and moved working days of a year in a branch of the caller's.</summary>
public static class GetCalendarYear
{
    public sealed record Query(BranchId Branch, int Year) : IQuery<Response>;

    /// <param name="IsKnown">False: nobody has entered it; its days count as their weekdays.</param>
    /// <param name="Csv">The same, as <see cref="SetCalendarYear"/> takes it.</param>
    /// <param name="Announced">While it is not known: what the state has announced, as lines; empty where that is not known either.</param>
    public sealed record Response(
        BranchId Branch,
        int Year,
        bool IsKnown,
        long? Revision,
        IReadOnlyList<SpecialDay> Days,
        string Csv,
        string Announced
    );

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.IsSystem && !person.Branches.Contains(query.Branch))
                return Refusal.NotFound("branch.not-found");
            var row = await db.CalendarYears()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.BranchId == query.Branch && one.Year == query.Year, cancel);
            IReadOnlyList<SpecialDay> days = row is null ? [] : SpecialDay.Read(row.Days);
            var announced = row is null ? CalendarFile.Write(StateHolidays.Of(query.Year)) : "";
            return new Response(query.Branch, query.Year, row is not null, row?.Revision, days, CalendarFile.Write(days), announced);
        }
    }
}

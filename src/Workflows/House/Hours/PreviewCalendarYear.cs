using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Hours;

/// <summary>What <see cref="SetCalendarYear"/> would make of these lines; changes nothing.</summary>
public static class PreviewCalendarYear
{
    public sealed record Query(BranchId Branch, int Year, string Csv) : IQuery<Response>;

    /// <param name="Errors">Of lines; while there is one, none of them can be taken over.</param>
    /// <param name="Days">Those that were read.</param>
    /// <param name="Gone">Days that are special now and would be as their weekday.</param>
    public sealed record Response(IReadOnlyList<FieldError> Errors, IReadOnlyList<Line> Days, IReadOnlyList<SpecialDay> Gone);

    /// <param name="IsNew">Not so today.</param>
    public sealed record Line(SpecialDay Day, bool IsNew);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Csv).MaximumLength(CalendarFile.LongestText).WithErrorCode("field.too-long");
    }

    public sealed class Handler(CaseFlowDb db, CalendarBook calendars) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var found = await calendars.FindToChangeAsync(query.Branch, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var days = CalendarFile.Read(query.Csv ?? "", query.Year, out var errors);
            var stored = await db.CalendarYears()
                .Where(row => row.BranchId == query.Branch && row.Year == query.Year)
                .Select(row => row.Days)
                .SingleOrDefaultAsync(cancel);
            var known = stored is null ? [] : SpecialDay.Read(stored);
            return new Response(
                errors,
                [.. days.Select(day => new Line(day, !known.Contains(day)))],
                [.. known.Where(day => days.All(one => one.Day != day.Day))]
            );
        }
    }
}

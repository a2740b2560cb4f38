using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Hours;

/// <summary>
/// Whether a branch of the caller's is open at a moment, when it is open on that
/// day, and when so many opening hours are over.
/// </summary>
public static class GetOpening
{
    /// <param name="Moment">Null: now.</param>
    /// <param name="Hours">Opening hours to be counted from the moment on.</param>
    public sealed record Query(BranchId Branch, DateTimeOffset? Moment = null, decimal? Hours = null) : IQuery<Response>;

    /// <param name="YearIsKnown">False: its holidays were not entered, the day counts as its weekday.</param>
    /// <param name="Openings">Of the day in the branch's time.</param>
    /// <param name="After">When the hours that were asked for are over.</param>
    public sealed record Response(
        bool IsOpen,
        DateOnly Day,
        bool HasHours,
        bool YearIsKnown,
        IReadOnlyList<string> Openings,
        SpecialDay? Special,
        DateTimeOffset? After
    );

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Hours).InclusiveBetween(0, 5000).WithErrorCode("hours.too-many");
            RuleFor(query => query.Moment!.Value.Year)
                .InclusiveBetween(2000, 2100)
                .When(query => query.Moment is not null)
                .WithErrorCode("calendar.no-year")
                .OverridePropertyName("moment");
        }
    }

    public sealed class Handler(CalendarBook calendars, CurrentPerson person, BranchClock clock) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.IsSystem && !person.Branches.Contains(query.Branch))
                return Refusal.NotFound("branch.not-found");
            var calendar = await calendars.OfAsync(query.Branch, cancel);
            var moment = query.Moment ?? clock.Now;
            var day = calendar.DayOf(moment);
            return new Response(
                calendar.IsOpenAt(moment),
                day,
                calendar.HasHours,
                calendar.IsKnown(day.Year),
                [.. calendar.HoursOf(day).Select(span => span.ToString())],
                calendar.SpecialOf(day),
                query.Hours is { } hours ? calendar.Add(moment, TimeSpan.FromHours((double)hours)) : null
            );
        }
    }
}

using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Hours;

/// <summary>Decides when a branch is open in a usual week (R-SET-3). Counts for everything that is planned from now on.</summary>
public static class SetHours
{
    /// <param name="Week">Seven days, Monday first: "10:00-12:30, 13:30-20:00", or nothing for a closed day.</param>
    /// <param name="Revision">At which they were read; null for the first.</param>
    public sealed record Command(BranchId Branch, IReadOnlyList<string> Week, long? Revision = null, string? Reason = null)
        : ICommand<Response>;

    public sealed record Response(BranchId Branch, IReadOnlyList<string> Week);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(CalendarBook calendars) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var found = await calendars.FindToChangeAsync(command.Branch, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            if (Errors(command.Week) is { Count: > 0 } errors)
                return Refusal.Invalid(errors);
            var week = WeekHours.Of(command.Week)!;
            return await calendars.SetWeekAsync(found.Value, week, command.Revision, command.Reason, cancel) is { } refusal
                ? refusal
                : new Response(command.Branch, week.Texts);
        }

        private static List<FieldError> Errors(IReadOnlyList<string> week)
        {
            if (week.Count != WeekHours.Days)
                return [new FieldError("week", "hours.seven-days")];
            var errors = Enumerable
                .Range(0, WeekHours.Days)
                .Where(day => OpenSpan.ParseDay(week[day]) is null)
                .Select(day => new FieldError($"day{day}", "hours.not-hours"))
                .ToList();
            if (errors.Count == 0 && !WeekHours.Of(week)!.IsEverOpen)
                errors.Add(new FieldError("day0", "hours.never-open"));
            return errors;
        }
    }
}

using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Hours;

/// <summary>
/// Decides all holidays and moved working days (调休) of a year (R-SET-3): all lines,
/// or none and what is wrong with which.
/// </summary>
public static class SetCalendarYear
{
    /// <param name="Csv">Lines: day, closed or open, name, hours. No line: a year without holidays.</param>
    /// <param name="Revision">At which it was read; null for the first.</param>
    /// <param name="Everywhere">In all branches whose hours the caller decides, over what stood there.</param>
    public sealed record Command(
        BranchId Branch,
        int Year,
        string Csv,
        long? Revision = null,
        bool Everywhere = false,
        string? Reason = null
    ) : ICommand<Response>;

    public sealed record Response(int Year, int Closed, int Moved, int Branches);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Year).InclusiveBetween(2000, 2100).WithErrorCode("calendar.no-year");
            RuleFor(command => command.Csv).MaximumLength(CalendarFile.LongestText).WithErrorCode("field.too-long");
            RuleFor(command => command.Reason).IsReason();
        }
    }

    public sealed class Handler(CalendarBook calendars, People.CurrentPerson person) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var days = CalendarFile.Read(command.Csv ?? "", command.Year, out var errors);
            if (errors.Count > 0)
                return Refusal.Invalid(errors);
            IEnumerable<BranchId> others = command.Everywhere
                ? person.Branches.Where(branch => branch != command.Branch && person.Holds(branch, HouseRoom.ManageHours))
                : [];
            var branches = others.Prepend(command.Branch).ToList();
            foreach (var branch in branches)
            {
                var found = await calendars.FindToChangeAsync(branch, cancel);
                if (!found.IsSuccess)
                    return found.Refusal;
                var read = (branch == command.Branch ? command.Revision : null, Overwrites: branch != command.Branch);
                if (await calendars.SetYearAsync(found.Value, command.Year, days, read, command.Reason, cancel) is { } refusal)
                    return refusal;
            }

            return new Response(command.Year, days.Count(day => !day.IsOpen), days.Count(day => day.IsOpen), branches.Count);
        }
    }
}

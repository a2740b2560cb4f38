using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Shifts;

/// <summary>Plans a week of a branch (R-SET-5); answers where the desk has too few by that.</summary>
public static class SetShifts
{
    /// <param name="Monday">Any day of the week.</param>
    /// <param name="People">All who are planned; who is left out is planned no more.</param>
    /// <param name="Revision">At which the week was read; null for the first time.</param>
    public sealed record Command(BranchId Branch, DateOnly Monday, IReadOnlyList<Line> People, long? Revision = null, string? Reason = null)
        : ICommand<Response>;

    /// <param name="Shifts">Seven, Monday first: early, late, off or "".</param>
    public sealed record Line(PersonId Person, IReadOnlyList<string> Shifts);

    public sealed record Response(DateOnly Monday, IReadOnlyList<GetShifts.Day> Days);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Reason).IsReason();
            RuleFor(command => command.Monday.Year).InclusiveBetween(2000, 2100).WithErrorCode("calendar.no-year");
            RuleForEach(command => command.People)
                .Must(line => line.Shifts is { Count: 7 } && line.Shifts.All(shift => shift is "" || Shift.All.Contains(shift)))
                .WithErrorCode("shifts.no-shift");
        }
    }

    public sealed class Handler(CaseFlowDb db, DeskCover cover, SetupHistory history, CurrentPerson current)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var branch = await db.Branches().SingleOrDefaultAsync(row => row.Id == command.Branch && row.TrialOf == null, cancel);
            if (branch is null || !current.Branches.Contains(branch.Id))
                return Refusal.NotFound("branch.not-found");
            if (!current.Holds(branch.Id, HouseRoom.ManageShifts))
                return Refusal.Forbidden("auth.forbidden");
            var people = command.People.Select(line => line.Person).ToList();
            var known = await db.People()
                .CountAsync(person => people.Contains(person.Id) && person.Roles.Any(role => role.BranchId == branch.Id), cancel);
            if (known != people.Count)
                return Refusal.Invalid("people", "staff.not-found");
            var monday = ShiftWeek.MondayOf(command.Monday);
            var week = await db.ShiftWeeks().SingleOrDefaultAsync(row => row.BranchId == branch.Id && row.Monday == monday, cancel);
            if (week?.Revision != command.Revision)
                return Refusal.Conflict("shifts.changed-meanwhile");
            var plan = command.People.ToDictionary(line => line.Person, line => line.Shifts);
            await KeepAsync(branch, monday, week, plan, command.Reason, cancel);
            return new Response(monday, GetShifts.DaysOf(await cover.OfWeekAsync(branch.Id, monday, plan, cancel)));
        }

        private async Task KeepAsync(
            Branch branch,
            DateOnly monday,
            ShiftWeek? week,
            IReadOnlyDictionary<PersonId, IReadOnlyList<string>> plan,
            string? reason,
            CancellationToken cancel
        )
        {
            var before = await NamedAsync(ShiftWeek.Read(week?.Plan), cancel);
            if (week is null)
                db.ShiftWeeks()
                    .Add(
                        week = new ShiftWeek
                        {
                            BranchId = branch.Id,
                            Monday = monday,
                            Plan = "{}",
                        }
                    );
            week.Plan = ShiftWeek.Write(plan);
            var subject = new SetupSubject(SetupSubject.Shifts, branch.Id.ToString(), $"{branch.Name} {monday:yyyy-MM-dd}", branch.Id);
            await history.WriteAsync("shifts.set", subject, before, await NamedAsync(plan, cancel), reason, cancel);
        }

        /// <summary>As the history keeps it: by name, for whoever reads it later.</summary>
        private async Task<object> NamedAsync(IReadOnlyDictionary<PersonId, IReadOnlyList<string>> plan, CancellationToken cancel)
        {
            var ids = plan.Keys.ToList();
            var names = await db.People()
                .Where(person => ids.Contains(person.Id))
                .ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
            return new
            {
                Shifts = plan.Where(line => line.Value.Any(shift => shift.Length > 0))
                    .Select(line => $"{names[line.Key]}: {string.Join(' ', line.Value.Select(shift => shift.Length > 0 ? shift : "-"))}")
                    .Order(StringComparer.Ordinal)
                    .ToList(),
            };
        }
    }
}

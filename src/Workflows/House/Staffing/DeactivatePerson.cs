using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Staffing;

/// <summary>Somebody leaves: the sign-in ends at once, open tasks go back to their role. Nobody is deleted (R-SET-1).</summary>
public static class DeactivatePerson
{
    public sealed record Command(PersonId Person, string? Reason = null) : ICommand<StaffMember>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(StaffBook staff, IEnumerable<IWhenPersonLeaves> rooms, BranchClock clock, CurrentPerson current)
        : ICommandHandler<Command, StaffMember>
    {
        public async Task<Result<StaffMember>> Handle(Command command, CancellationToken cancel)
        {
            if (command.Person == current.Id)
                return Refusal.Forbidden("staff.not-yourself");
            var found = await staff.FindToChangeEverywhereAsync(command.Person, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var person = found.Value;
            if (!person.IsActive)
                return StaffMember.Of(person, current);
            var administered = person.Roles.Where(role => role.Role == Roles.Admin).Select(role => role.BranchId);
            if (await staff.FindOrphanAsync(person, administered, cancel) is not null)
                return Refusal.Conflict("staff.last-admin");

            var before = StaffBook.StateOf(person);
            person.IsActive = false;
            var today = await clock.TodayAsync(person.Roles[0].BranchId, cancel);
            person.LastDay = person.LastDay < today ? person.LastDay : today;
            Passwords.EndSessions(person);
            foreach (var room in rooms)
                await room.LeaveAsync(person, cancel);
            await staff.ChangedAsync("person.deactivated", person, before, command.Reason, cancel);
            return StaffMember.Of(person, current);
        }
    }
}

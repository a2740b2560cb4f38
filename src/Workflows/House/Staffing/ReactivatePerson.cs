using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Staffing;

/// <summary>Somebody comes back, with the roles of before. Sessions of that time stay over: it needs a new sign-in (R-SET-14).</summary>
public static class ReactivatePerson
{
    public sealed record Command(PersonId Person, string? Reason = null) : ICommand<StaffMember>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(StaffBook staff, CurrentPerson current) : ICommandHandler<Command, StaffMember>
    {
        public async Task<Result<StaffMember>> Handle(Command command, CancellationToken cancel)
        {
            if (command.Person == current.Id)
                return Refusal.Forbidden("staff.not-yourself");
            var found = await staff.FindToChangeEverywhereAsync(command.Person, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var person = found.Value;

            var before = StaffBook.StateOf(person);
            (person.IsActive, person.LastDay) = (true, null);
            Passwords.EndSessions(person);
            await staff.ChangedAsync("person.reactivated", person, before, command.Reason, cancel);
            return StaffMember.Of(person, current);
        }
    }
}

using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Staffing;

/// <summary>Changes what is known of somebody who works here (R-SET-1). The login name stays: it is not given twice (R-SET-14).</summary>
public static class UpdatePerson
{
    /// <param name="Facts">All of them: what is null is taken away.</param>
    /// <param name="Revision">At which they were read: who was slower is told.</param>
    public sealed record Command(PersonId Person, string Name, StaffFacts Facts, long Revision, string? Reason = null)
        : ICommand<StaffMember>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).IsDisplayName();
            RuleFor(command => command.Facts).SetValidator(new StaffFactsValidator()).OverridePropertyName("");
            RuleFor(command => command.Reason).IsReason();
        }
    }

    public sealed class Handler(StaffBook staff, BranchClock clock, CurrentPerson current) : ICommandHandler<Command, StaffMember>
    {
        public async Task<Result<StaffMember>> Handle(Command command, CancellationToken cancel)
        {
            var found = await staff.FindToChangeAsync(command.Person, command.Revision, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var person = found.Value;

            var before = StaffBook.StateOf(person);
            var hadLeft = await person.HasLeftAsync(clock, cancel);
            person.Name = command.Name.Trim();
            command.Facts.PutTo(person);
            if (hadLeft && !await person.HasLeftAsync(clock, cancel))
                Passwords.EndSessions(person); // who comes back signs in anew (R-SET-14)
            await staff.ChangedAsync("person.changed", person, before, command.Reason, cancel);
            return StaffMember.Of(person, current);
        }
    }
}

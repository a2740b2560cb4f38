using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.People;

/// <summary>Adds somebody who works here. Nobody can give a role in a branch that is not theirs.</summary>
public static class CreatePerson
{
    /// <param name="Password">Null: nobody knows one yet, until <see cref="ResetPassword"/> makes one up.</param>
    /// <param name="Leads">Which of the grants make a lead.</param>
    public sealed record Command(
        string UserName,
        string Name,
        string? Password,
        IReadOnlyList<Grant> Grants,
        StaffFacts? Facts = null,
        IReadOnlyList<Grant>? Leads = null
    ) : ICommand<Response>;

    public sealed record Response(PersonId Id);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.UserName).IsUserName();
            RuleFor(command => command.Name).IsDisplayName();
            When(command => command.Password is not null, () => RuleFor(command => command.Password!).IsPassword());
            RuleFor(command => command.Grants).NotEmpty().WithErrorCode("field.required");
            RuleForEach(command => command.Grants).Must(grant => Roles.All.Contains(grant.Role)).WithErrorCode("field.unknown-option");
            RuleFor(command => command.Facts!)
                .SetValidator(new StaffFactsValidator())
                .OverridePropertyName("")
                .When(command => command.Facts is not null);
        }
    }

    public sealed class Handler(CaseFlowDb db, Passwords passwords, StaffBook staff, CurrentPerson current, TimeProvider clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (command.Grants.Any(grant => !current.Holds(grant.Branch, HouseRoom.ManageStaff)))
                return Refusal.Forbidden("branch.not-yours");
            if (await db.People().AnyAsync(row => row.UserName == command.UserName, cancel))
                return Refusal.Invalid("userName", "person.user-name-taken");

            var person = new Person
            {
                Id = new PersonId(Guid.CreateVersion7(clock.GetUtcNow())),
                UserName = command.UserName,
                Name = command.Name.Trim(),
            };
            command.Facts?.PutTo(person);
            if (command.Password is { } password)
                passwords.Set(person, password);
            else
                Passwords.EndSessions(person); // without a password there is no sign-in, and none to work out for a whole file of people
            foreach (var grant in command.Grants)
                person.Add(grant);
            foreach (var role in person.Roles)
                role.IsLead = command.Leads?.Contains(new Grant(role.Role, role.BranchId)) == true;
            db.People().Add(person);
            await staff.ChangedAsync("person.created", person, null, null, cancel);
            return new Response(person.Id);
        }
    }
}

using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Staffing;

/// <summary>
/// Decides which roles somebody has in the branches whose staff the caller manages, and where they lead; counts from the next
/// request (R-SET-14). Nobody gives roles to himself, and no branch loses its last administrator (R-SET-1).
/// </summary>
public static class GiveRoles
{
    /// <param name="Roles">All of the caller's branches; what they have elsewhere stays.</param>
    public sealed record Command(PersonId Person, IReadOnlyList<StaffRole> Roles, long Revision, string? Reason = null)
        : ICommand<StaffMember>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleForEach(command => command.Roles).AreStaffRoles();
            RuleFor(command => command.Reason).IsReason();
        }
    }

    public sealed class Handler(StaffBook staff, CurrentPerson current) : ICommandHandler<Command, StaffMember>
    {
        public async Task<Result<StaffMember>> Handle(Command command, CancellationToken cancel)
        {
            if (command.Person == current.Id)
                return Refusal.Forbidden("staff.not-yourself");
            if (command.Roles.Any(role => !current.Holds(role.Branch, HouseRoom.ManageStaff)))
                return Refusal.Forbidden("branch.not-yours");
            var found = await staff.FindToChangeAsync(command.Person, command.Revision, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var person = found.Value;

            var lost = Lost(person, command.Roles);
            if (lost.Count == person.Roles.Count && command.Roles.Count == 0)
                return Refusal.Invalid("roles", "field.required");
            var administered = lost.Where(role => role.Role == Roles.Admin && person.IsActive).Select(role => role.BranchId);
            if (await staff.FindOrphanAsync(person, administered, cancel) is not null)
                return Refusal.Conflict("staff.last-admin");

            var before = StaffBook.StateOf(person);
            person.Roles.RemoveAll(lost.Contains);
            foreach (var role in command.Roles)
            {
                person.Add(new Grant(role.Role, role.Branch));
                person.Roles.Single(held => held.Role == role.Role && held.BranchId == role.Branch).IsLead = role.IsLead;
            }

            person.Revision++; // the roles are rows of their own
            await staff.ChangedAsync("person.roles", person, before, command.Reason, cancel);
            return StaffMember.Of(person, current);
        }

        private List<PersonRole> Lost(Person person, IReadOnlyList<StaffRole> kept) =>
            [
                .. person.Roles.Where(held =>
                    current.Holds(held.BranchId, HouseRoom.ManageStaff)
                    && !kept.Any(role => role.Role == held.Role && role.Branch == held.BranchId)
                ),
            ];
    }
}

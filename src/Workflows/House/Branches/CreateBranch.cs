using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Journeys.Triggers;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Branches;

/// <summary>
/// Opens a branch. What starts by the clock starts there too. Every administrator is one there too, or nobody could go on from here.
/// </summary>
public static class CreateBranch
{
    public sealed record Command(string Name, string TimeZone = "Asia/Shanghai") : ICommand<Response>;

    public sealed record Response(BranchId Id);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).IsDisplayName();
            RuleFor(command => command.TimeZone)
                .Must(zone => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
                .WithErrorCode("branch.unknown-time-zone");
        }
    }

    public sealed class Handler(
        CaseFlowDb db,
        IDefinitionSource definitions,
        TriggerIndexing triggers,
        BranchBook branches,
        StaffBook staff
    ) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var branch = await branches.OpenAsync(command.Name, command.TimeZone, cancel);
            foreach (var admin in await db.People().Where(person => person.Roles.Any(role => role.Role == Roles.Admin)).ToListAsync(cancel))
            {
                var before = StaffBook.StateOf(admin);
                admin.Add(new Grant(Roles.Admin, branch.Id));
                admin.Revision++; // the roles are rows of their own
                await staff.ChangedAsync("person.roles", admin, before, null, cancel);
            }

            foreach (
                var row in await db.Definitions()
                    .Where(row => row.IsPublished)
                    .Select(row => new DefinitionRef(row.DefinitionId, row.Version))
                    .ToListAsync(cancel)
            )
            {
                triggers.AddTimes((await definitions.FindAsync(row, cancel))!, branch);
            }

            return new Response(branch.Id);
        }
    }
}

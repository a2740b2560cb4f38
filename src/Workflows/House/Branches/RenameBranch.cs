using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Branches;

/// <summary>Gives a branch of the caller's another name. Its time zone stays: days that were counted in it are past.</summary>
public static class RenameBranch
{
    public sealed record Command(BranchId Branch, string Name, string? Reason = null) : ICommand<Response>;

    public sealed record Response(BranchId Id, string Name);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).IsDisplayName();
            RuleFor(command => command.Reason).IsReason();
        }
    }

    public sealed class Handler(CaseFlowDb db, BranchBook branches, CurrentPerson person) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.Holds(command.Branch, HouseRoom.ManageBranches))
                return Refusal.NotFound("branch.not-found");
            var branch = await db.Branches().SingleOrDefaultAsync(row => row.Id == command.Branch && row.TrialOf == null, cancel);
            if (branch is null)
                return Refusal.NotFound("branch.not-found");

            await branches.RenameAsync(branch, command.Name, command.Reason, cancel);
            return new Response(branch.Id, branch.Name);
        }
    }
}

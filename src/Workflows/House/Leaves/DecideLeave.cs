using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Leaves;

/// <summary>The manager approves a leave, with a substitute if there is one, or refuses it with a reason (P22).</summary>
public static class DecideLeave
{
    /// <param name="Substitute">Null: whoever of the role takes it.</param>
    /// <param name="Revision">At which it was read: who was slower is told.</param>
    public sealed record Command(
        LeaveId Leave,
        bool Approves,
        long Revision,
        PersonId? Substitute = null,
        bool OpenTasksToo = false,
        string? Reason = null
    ) : ICommand<Response>;

    public sealed record Response(LeaveId Id, string State);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Reason).IsReason();
            RuleFor(command => command.Reason)
                .Must(reason => !string.IsNullOrWhiteSpace(reason))
                .When(command => !command.Approves)
                .WithErrorCode("field.required");
        }
    }

    public sealed class Handler(LeaveBook leaves, BranchClock clock, CurrentPerson current) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (await leaves.FindAsync(command.Leave, cancel) is not { } leave)
                return Refusal.NotFound("leave.not-found");
            if (leave.PersonId == current.Id || !leaves.Decides(leave.BranchId))
                return Refusal.Forbidden("leave.may-not-decide");
            if (leave.State != LeaveState.Requested)
                return Refusal.Conflict("leave.decided", leave.DecidedBy?.Name ?? leave.Person!.Name);
            if (leave.Revision != command.Revision)
                return Refusal.Conflict("leave.changed-meanwhile");
            var substitute = await leaves.FindSubstituteAsync(command.Substitute, leave, cancel);
            if (command.Approves && command.Substitute is not null && substitute is null)
                return Refusal.Invalid("substitute", "leave.nobody-fit");

            var before = leave.Facts();
            if (command.Approves)
                (leave.Substitute, leave.SubstituteId, leave.OpenTasksToo) = (substitute, substitute?.Id, command.OpenTasksToo);
            leave.State = command.Approves ? LeaveState.Approved : LeaveState.Refused;
            (leave.DecidedAt, leave.DecidedById) = (clock.Now, current.Id);
            leave.Reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim();
            await leaves.ChangedAsync(leave, LeaveStep.Decided, before, leave.Reason, cancel);
            return new Response(leave.Id, leave.State.ToString().ToLowerInvariant());
        }
    }
}

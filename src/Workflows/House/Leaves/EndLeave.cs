using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Leaves;

/// <summary>Somebody is back earlier than planned, or does not go at all. Otherwise a leave ends by itself.</summary>
public static class EndLeave
{
    public sealed record Command(LeaveId Leave, string? Reason = null) : ICommand<Response>;

    public sealed record Response(LeaveId Id, string State);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(LeaveBook leaves, BranchClock clock) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (await leaves.FindAsync(command.Leave, cancel) is not { } leave)
                return Refusal.NotFound("leave.not-found");
            if (!leaves.MayEnd(leave, clock.Now))
                return Refusal.Conflict("leave.over");
            var before = leave.Facts();
            if (leave.IsOn(clock.Now))
                leave.To = clock.Now;
            else
                leave.State = LeaveState.Withdrawn;
            await leaves.ChangedAsync(leave, LeaveStep.Ended, before, command.Reason, cancel);
            return new Response(leave.Id, leave.State.ToString().ToLowerInvariant());
        }
    }
}

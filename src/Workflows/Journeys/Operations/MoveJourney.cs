using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>What waits at one activity is withdrawn, and the journey goes on at another one of the same flowchart.</summary>
public static class MoveJourney
{
    /// <param name="FromActivityId">Where it waits; enough where only one run of that activity is under way.</param>
    /// <param name="Frame">The very run; wins over the activity.</param>
    /// <param name="InstanceId">A child's; null for the journey's own.</param>
    public sealed record Command(
        JourneyId Journey,
        string ToActivityId,
        string Reason,
        string? FromActivityId = null,
        int? Frame = null,
        Guid? InstanceId = null
    ) : ICommand<JourneyDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.ToActivityId).NotEmpty().WithErrorCode("field.required");
            RuleFor(command => command.FromActivityId).NotEmpty().When(command => command.Frame is null).WithErrorCode("field.required");
            RuleFor(command => command.Reason).IsReason();
        }
    }

    public sealed class Handler(MendableJourneys journeys, JourneyOperation operation) : ICommandHandler<Command, JourneyDetail>
    {
        public async Task<Result<JourneyDetail>> Handle(Command command, CancellationToken cancel)
        {
            var found = await journeys.FindAsync(command.Journey, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var member = await journeys.MemberAsync(found.Value, command.InstanceId, cancel);
            if (!member.IsSuccess)
                return member.Refusal;

            var (instance, graph) = member.Value;
            var frames = instance
                .Frames.Where(frame => command.Frame is { } number ? frame.Id.Value == number : frame.ActivityId == command.FromActivityId)
                .ToList();
            if (frames.Count == 0)
                return Refusal.Conflict("journey.moved-on");
            if (frames.Count > 1)
                return Refusal.Invalid("fromActivityId", "move.several");

            var (from, to) = (graph.Find(frames[0].ActivityId), graph.Find(command.ToActivityId));
            var cause = new Cause(
                JourneyHistory.TokenMoved,
                new Dictionary<string, object?>
                {
                    ["from"] = from?.Id,
                    ["to"] = to?.Id,
                    ["before"] = from?.Name,
                    ["after"] = to?.Name,
                    ["reason"] = command.Reason.Trim(),
                },
                StepHistory.PlaceOf(instance, from)
            );
            return await operation.RunAsync(
                found.Value,
                new MoveToken(instance.Id, operation.Now, frames[0].Id, command.ToActivityId),
                cause,
                cancel
            );
        }
    }
}

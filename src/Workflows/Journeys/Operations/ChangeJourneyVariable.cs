using System.Text.Json;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>A variable of a running journey gets another value. What was evaluated before stays as it was.</summary>
public static class ChangeJourneyVariable
{
    /// <param name="InstanceId">A child's; null for the journey's own.</param>
    /// <param name="Frame">Whose scope it is in, e.g. a loop's round; null for the definition's own variables.</param>
    public sealed record Command(
        JourneyId Journey,
        string Name,
        JsonElement Value,
        string Reason,
        Guid? InstanceId = null,
        int? Frame = null
    ) : ICommand<JourneyDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).NotEmpty().WithErrorCode("field.required");
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

            var instance = member.Value.Instance;
            var scope = command.Frame is { } number ? new FrameId(number) : default(FrameId?);
            var around = scope is { } id && instance.FindFrame(id) is { } frame ? member.Value.Graph.Find(frame.ActivityId)?.Name : null;
            var data = new Dictionary<string, object?>
            {
                ["name"] = command.Name,
                ["scope"] = around,
                ["reason"] = command.Reason.Trim(),
            };
            var cause = new Cause(JourneyHistory.VariableChanged, data, StepHistory.PlaceOf(instance));
            return await operation.RunAsync(
                found.Value,
                new ChangeVariable(instance.Id, operation.Now, command.Name, ValueJson.Read(command.Value), scope),
                cause,
                cancel
            );
        }
    }
}

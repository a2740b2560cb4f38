using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>A failed activity leaves without its work.</summary>
public static class SkipIncident
{
    /// <param name="Outcome">How it leaves; null for its usual outcome.</param>
    public sealed record Command(JourneyId Journey, string IncidentId, string? Outcome, string Reason) : ICommand<JourneyDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(MendableJourneys journeys, JourneyFamily families, JourneyOperation operation)
        : ICommandHandler<Command, JourneyDetail>
    {
        public async Task<Result<JourneyDetail>> Handle(Command command, CancellationToken cancel)
        {
            var found = await journeys.FindAsync(command.Journey, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var failed = await families.FindIncidentAsync(found.Value.Journey, command.IncidentId, cancel);
            if (failed is not ({ } at, { } one))
                return Refusal.Conflict("incident.gone");

            var activity = one.ActivityId is { } id ? at.Graph.Find(id) : null;
            var outcome = command.Outcome ?? (activity is null ? null : at.Graph.OutcomesOf(activity)[0]);
            var cause = new Cause(
                JourneyHistory.IncidentSkipped,
                new Dictionary<string, object?>
                {
                    ["incident"] = command.IncidentId,
                    ["code"] = one.Code,
                    ["message"] = one.Message,
                    ["outcome"] = outcome,
                    ["reason"] = command.Reason.Trim(),
                },
                StepHistory.PlaceOf(at.Instance, activity)
            );
            return await operation.RunAsync(found.Value, new Skip(at.Instance.Id, operation.Now, one.Id, command.Outcome), cause, cancel);
        }
    }
}

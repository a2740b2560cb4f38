using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>An operator lets a failed activity run again.</summary>
public static class RetryIncident
{
    /// <param name="Reason">Why now, e.g. what was put right; needs no saying where nothing was.</param>
    public sealed record Command(JourneyId Journey, string IncidentId, string? Reason = null) : ICommand<JourneyDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).MaximumLength(Reasons.MostCharacters).WithErrorCode("field.too-long");
    }

    public sealed class Handler(CaseFlowDb db, Step step, JourneyFamily families, JourneyView view, CurrentPerson person)
        : ICommandHandler<Command, JourneyDetail>
    {
        public async Task<Result<JourneyDetail>> Handle(Command command, CancellationToken cancel)
        {
            var journey = await db.Journeys().Include(row => row.Client).SingleOrDefaultAsync(row => row.Id == command.Journey, cancel);
            if (journey is null)
                return Refusal.NotFound("journey.not-found");
            if (!person.MayIn(journey.BranchId, JourneysRoom.Operate))
                return Refusal.Forbidden("journey.may-not-operate");

            var found = await families.FindIncidentAsync(journey, command.IncidentId, cancel);
            if (found is not ({ } at, { } failed))
                return Refusal.Conflict("incident.gone");

            var cause = new Cause(
                JourneyHistory.IncidentRetried,
                new Dictionary<string, object?>
                {
                    ["incident"] = command.IncidentId,
                    ["code"] = failed.Code,
                    ["reason"] = command.Reason?.Trim(),
                },
                StepHistory.PlaceOf(at.Instance, failed.ActivityId is { } id ? at.Graph.Find(id) : null)
            );
            var theCase = await Case.OfAsync(db, journey, cancel);
            var refusal = await step.RunAsync(theCase, new Retry(at.Instance.Id, step.Now, failed.Id), cause, cancel);
            return refusal is not null ? refusal : await view.OfAsync(journey, cancel);
        }
    }
}

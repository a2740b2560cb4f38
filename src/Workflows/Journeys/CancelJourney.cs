using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys;

/// <summary>Ends a journey with its children, tasks and timers. The reason stays in the history.</summary>
public static class CancelJourney
{
    public sealed record Command(JourneyId Journey, string Reason) : ICommand<JourneyDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Reason).NotEmpty().WithErrorCode("field.required");
            RuleFor(command => command.Reason).MaximumLength(1000).WithErrorCode("field.too-long");
        }
    }

    public sealed class Handler(CaseFlowDb db, JourneyEnding ending, JourneyView view, CurrentPerson person)
        : ICommandHandler<Command, JourneyDetail>
    {
        public async Task<Result<JourneyDetail>> Handle(Command command, CancellationToken cancel)
        {
            var journey = await db.Journeys().Include(row => row.Client).SingleOrDefaultAsync(row => row.Id == command.Journey, cancel);
            if (journey is null)
                return Refusal.NotFound("journey.not-found");
            if (!person.MayIn(journey.BranchId, JourneysRoom.Cancel))
                return Refusal.Forbidden("journey.may-not-cancel");
            if (journey.EndedAt is not null)
                return Refusal.Conflict("journey.ended");
            var theCase = await Case.OfAsync(db, journey, cancel);
            return await ending.CancelAsync(theCase, command.Reason.Trim(), cancel) is { } refusal
                ? refusal
                : await view.OfAsync(journey, cancel);
        }
    }
}

/// <summary>Ends whatever of a journey still lives.</summary>
public sealed class JourneyEnding(JourneyFamily families, Step step)
{
    public async Task<Refusal?> CancelAsync(Case theCase, string reason, CancellationToken cancel)
    {
        var now = step.Now;
        Cause? cause = new(JourneyHistory.JourneyCancelled, new Dictionary<string, object?> { ["reason"] = reason });
        var alive = (await families.OfAsync(theCase.Journey, cancel))
            .Select(member => member.Instance)
            .Where(instance => instance.Status is not (InstanceStatus.Finished or InstanceStatus.Cancelled))
            .ToList();

        // An instance takes its children along; what is left are children that outlived their parent.
        foreach (var top in alive.Where(instance => !alive.Exists(other => other.Id == instance.ParentId)).ToList())
        {
            if (await step.RunAsync(theCase, new Cancel(top.Id, now, reason), cause, cancel) is { } refusal)
                return refusal;
            cause = null;
        }
        return null;
    }
}

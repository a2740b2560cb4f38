using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>The journeys that somebody may mend: of branches where they hold the permission, and as long as the journey lives.</summary>
public sealed class MendableJourneys(CaseFlowDb db, CurrentPerson person, JourneyFamily families)
{
    public async Task<Result<Case>> FindAsync(JourneyId id, CancellationToken cancel)
    {
        var journey = await db.Journeys().Include(row => row.Client).SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (journey is null)
            return Refusal.NotFound("journey.not-found");
        if (!person.MayIn(journey.BranchId, JourneysRoom.Operate))
            return Refusal.Forbidden("journey.may-not-operate");
        if (journey.EndedAt is not null)
            return Refusal.Conflict("journey.ended");
        return await Case.OfAsync(db, journey, cancel);
    }

    /// <summary>One instance of the journey; the root's if none is named.</summary>
    public async Task<Result<FamilyMember>> MemberAsync(Case theCase, Guid? instance, CancellationToken cancel)
    {
        var wanted = instance ?? theCase.Journey.Id.Value;
        var member = (await families.OfAsync(theCase.Journey, cancel)).FirstOrDefault(one => one.Instance.Id.Value == wanted);
        if (member is null)
            return Refusal.Invalid("instanceId", "operation.no-instance");
        return member.Instance.HasEnded ? Refusal.Conflict("journey.ended") : member;
    }
}

/// <summary>One step that an operator takes; open pages of the journey see it from the commit on.</summary>
public sealed class JourneyOperation(Step step, JourneyView view)
{
    public DateTimeOffset Now => step.Now;

    public async Task<Result<JourneyDetail>> RunAsync(Case theCase, EngineCommand command, Cause cause, CancellationToken cancel) =>
        await TakeAsync(theCase, command, cause, cancel) is { } refusal ? refusal : await view.OfAsync(theCase.Journey, cancel);

    /// <summary>The step alone, where nobody looks at the journey afterwards. Null when it is done; else why not.</summary>
    public Task<Refusal?> TakeAsync(Case theCase, EngineCommand command, Cause cause, CancellationToken cancel) =>
        step.RunAsync(theCase, command, cause, cancel);
}

/// <summary>Whoever intervenes says why.</summary>
internal static class Reasons
{
    public const int MostCharacters = 500;

    public static void IsReason<T>(this IRuleBuilder<T, string> reason) =>
        reason.NotEmpty().WithErrorCode("field.required").MaximumLength(MostCharacters).WithErrorCode("field.too-long");
}

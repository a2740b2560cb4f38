using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using CaseFlow.Workflows.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>
/// One command for each of many journeys, in a unit of work and under an idempotency key of its own: one that is refused hurts no other,
/// and what was done when
/// something broke off stays done and is not done again.
/// </summary>
public sealed class EachJourney(CaseFlowDb db, IServiceScopeFactory scopes, CurrentPerson person, IdempotencyKey key)
{
    public const int MostAtOnce = 500;

    /// <summary>Living journeys of this version that the caller may mend, oldest first; only chosen ones if there are any.</summary>
    /// <remarks>Whatever was done in an earlier portion is of the version no more: its end is a place in time, not in this list.</remarks>
    public async Task<IReadOnlyList<JourneyId>> OfAsync(JourneysOfVersion filter, CancellationToken cancel)
    {
        var end = filter.After is { } after
            ? await db.Journeys()
                .Where(journey => journey.Id == after)
                .Select(journey => (DateTimeOffset?)journey.StartedAt)
                .SingleOrDefaultAsync(cancel)
            : null;
        var rows = await db.Journeys()
            .AsNoTracking()
            .Where(journey => journey.DefinitionId == filter.DefinitionId && journey.Version == filter.Version && journey.EndedAt == null)
            .Where(journey => end == null || journey.StartedAt >= end)
            .Select(journey => new
            {
                journey.Id,
                journey.BranchId,
                journey.StartedAt,
            })
            .ToListAsync(cancel);
        var mine = rows.OrderBy(row => row.StartedAt)
            .ThenBy(row => row.Id.Value)
            .Where(row => end is null || row.StartedAt > end || row.Id.Value.CompareTo(filter.After!.Value.Value) > 0)
            .Where(row => person.MayIn(row.BranchId, JourneysRoom.Operate))
            .Select(row => row.Id);
        return [.. filter.Journeys is { } chosen ? mine.Intersect(chosen) : mine];
    }

    public async Task<EachResponse> RunAsync<T>(
        IReadOnlyList<JourneyId> journeys,
        int limit,
        Func<JourneyId, ICommand<T>> command,
        CancellationToken cancel
    )
    {
        var outcomes = new List<EachOutcome>();
        foreach (var id in journeys.Take(limit))
            outcomes.Add(await RunAsync(id, command(id), cancel));
        var rest = journeys.Count - outcomes.Count;
        return new EachResponse(outcomes, rest > 0 ? outcomes[^1].JourneyId : null, rest);
    }

    private async Task<EachOutcome> RunAsync<T>(JourneyId id, ICommand<T> command, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var me = scope.ServiceProvider.GetRequiredService<CurrentPerson>();
        if (person.IsSystem)
            me.BecomeSystem(person.Name);
        else
            me.Become(person.Id, person.UserName, person.Name, person.Grants);
        var own = scope.ServiceProvider.GetRequiredService<IdempotencyKey>();
        if (key.Value is not null)
            (own.Value, own.RequestHash) = ($"{key.Value}/{id}", key.RequestHash);
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancel);
        return new EachOutcome(id, result.IsSuccess, result.Refusal is { } refusal ? ReasonsOf(refusal) : []);
    }

    private static IReadOnlyList<OutcomeReason> ReasonsOf(Refusal refusal) =>
        refusal.Fields.Count > 0
            ? [.. refusal.Fields.Select(field => new OutcomeReason(field.Code, [.. field.Arguments.Select(argument => $"{argument}")]))]
            : [new OutcomeReason(refusal.Code, [.. refusal.Arguments.Select(argument => $"{argument}")])];
}

/// <param name="Journeys">Null: all of them.</param>
/// <param name="After">The journey that the last portion ended with.</param>
public sealed record JourneysOfVersion(string DefinitionId, int Version, IReadOnlyList<JourneyId>? Journeys, JourneyId? After = null);

/// <param name="Next">Give it as <c>after</c> for the rest; null at the end.</param>
/// <param name="Remaining">How many are left.</param>
public sealed record EachResponse(IReadOnlyList<EachOutcome> Items, JourneyId? Next, int Remaining);

/// <param name="Done">False: refused, for these reasons, and left as it was.</param>
public sealed record EachOutcome(JourneyId JourneyId, bool Done, IReadOnlyList<OutcomeReason> Reasons);

/// <summary>A reason's code, and what its text names.</summary>
public sealed record OutcomeReason(string Code, IReadOnlyList<string> Arguments);

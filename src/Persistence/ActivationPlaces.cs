using CaseFlow.Engine.State;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Persistence;

/// <summary>
/// Keeps activation strategies without checking first and acting later: whoever starts writes the row of the place that it takes, so of two
/// who want the same place at the same time one commits, and the other runs again and sees the first. Places are a branch's own.
/// </summary>
internal sealed class ActivationPlaces(CaseFlowDb db)
{
    private static readonly string[] Ended = [nameof(InstanceStatus.Finished), nameof(InstanceStatus.Cancelled)];

    public async ValueTask<bool> TryTakeAsync(ActivationWish wish, CancellationToken cancel)
    {
        var root = new JourneyId(wish.Root.Value);
        var branch = (
            await db.Journeys().FindAsync([root], cancel)
            ?? throw new InvalidOperationException($"Journey {root} starts, but is not there.")
        ).BranchId;
        if (KeyOf(wish, branch) is not { } key)
            return true;
        var place = await db.Activations().FindAsync([key], cancel);
        if (place is not null && await IsHeldAsync(place, wish, cancel))
            return false;
        if (await IsInTheWayAsync(wish, root, branch, cancel))
            return false;

        if (place is null)
            db.Activations().Add(new Activation { Key = key, InstanceId = wish.Instance.Value });
        else
            place.InstanceId = wish.Instance.Value;
        return true;
    }

    /// <summary>Null: without a correlation id there is nothing that only one may have.</summary>
    private static string? KeyOf(ActivationWish wish, BranchId branch) =>
        (wish.Strategy, wish.CorrelationId) switch
        {
            (ActivationStrategy.Singleton, _) => $"{branch}/{wish.DefinitionId}",
            (ActivationStrategy.CorrelatedSingleton, { Length: > 0 } correlation) => $"{branch}/{wish.DefinitionId}/{correlation}",
            (ActivationStrategy.Correlation, { Length: > 0 } correlation) => $"{branch}//{correlation}",
            _ => null,
        };

    private async ValueTask<bool> IsHeldAsync(Activation place, ActivationWish wish, CancellationToken cancel)
    {
        if (wish.EndedInThisStep.Contains(new InstanceId(place.InstanceId)))
            return false;
        var holder = await db.Instances().FindAsync([place.InstanceId], cancel);

        // One that is not stored yet was started in this very unit of work; one that was, and is gone, was archived.
        return holder is null ? db.Entry(place).State != EntityState.Unchanged : !Ended.Contains(holder.Status);
    }

    /// <summary>Instances that took no place: they started on a version with another strategy, or under none.</summary>
    private async ValueTask<bool> IsInTheWayAsync(ActivationWish wish, JourneyId root, BranchId branch, CancellationToken cancel)
    {
        var live = db.Journeys()
            .Where(journey =>
                journey.Id != root
                && journey.BranchId == branch
                && (journey.Status == JourneyStatus.Running || journey.Status == JourneyStatus.Faulted)
            );
        if (wish.Strategy == ActivationStrategy.Singleton)
            return await live.AnyAsync(journey => journey.DefinitionId == wish.DefinitionId, cancel);
        var own = Guid.TryParse(wish.CorrelationId, out var id) ? new JourneyId(id) : default;
        return await db.Instances()
            .AnyAsync(
                row =>
                    !Ended.Contains(row.Status)
                    && row.JourneyId != root
                    && (row.CorrelationId == wish.CorrelationId || (row.JourneyId == own && row.CorrelationId == null))
                    && (wish.Strategy == ActivationStrategy.Correlation || row.DefinitionId == wish.DefinitionId)
                    && live.Any(journey => journey.Id == row.JourneyId),
                cancel
            );
    }
}

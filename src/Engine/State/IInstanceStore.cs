using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.State;

/// <summary>Where instances live. One store serves one unit of work: what is staged is committed by it, or not at all.</summary>
public interface IInstanceStore
{
    /// <summary>The instance as it is within this unit of work; null if there is none.</summary>
    ValueTask<WorkflowInstance?> FindAsync(InstanceId id, CancellationToken cancel);

    /// <summary>Direct children that have not ended.</summary>
    ValueTask<IReadOnlyList<InstanceId>> LiveChildrenOfAsync(InstanceId parent, CancellationToken cancel);

    /// <summary>
    /// Takes the place that an activation strategy allows, in this unit of work; false when another instance has it. Two units of work that
    /// take the same place cannot both be committed.
    /// </summary>
    ValueTask<bool> TryActivateAsync(ActivationWish wish, CancellationToken cancel);

    /// <summary>Remembers the instance's new state and waits for the commit.</summary>
    void Stage(BurstResult burst);
}

/// <summary>An instance that wants to start under a strategy that does not always allow it.</summary>
public sealed record ActivationWish(
    InstanceId Instance,
    InstanceId Root,
    string DefinitionId,
    ActivationStrategy Strategy,
    string? CorrelationId
)
{
    /// <summary>These have ended, though the store has not been told yet.</summary>
    public IReadOnlyList<InstanceId> EndedInThisStep { get; init; } = [];
}

/// <summary>
/// When an instance of a definition may start. What has ended never stands in the way; what belongs to another root's branch neither.
/// </summary>
public enum ActivationStrategy
{
    AllowAlways,

    /// <summary>One instance of the definition at a time.</summary>
    Singleton,

    /// <summary>
    /// One instance of the definition at a time for each correlation id. Without one there is nothing to tell instances apart by, and it
    /// may always start.
    /// </summary>
    CorrelatedSingleton,

    /// <summary>Only while no instance of any definition has its correlation id.</summary>
    Correlation,
}

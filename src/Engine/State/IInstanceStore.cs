using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.State;

/// <summary>Where instances live. One store serves one unit of work: what is staged is committed by it, or not at all.</summary>
public interface IInstanceStore
{
    /// <summary>The instance as it is within this unit of work; null if there is none.</summary>
    ValueTask<WorkflowInstance?> FindAsync(InstanceId id, CancellationToken cancel);

    /// <summary>Direct children that have not ended.</summary>
    ValueTask<IReadOnlyList<InstanceId>> LiveChildrenOfAsync(InstanceId parent, CancellationToken cancel);

    /// <summary>Remembers the instance's new state and waits for the commit.</summary>
    void Stage(BurstResult burst);
}

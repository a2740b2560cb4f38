namespace CaseFlow.Workflows.House.Leaves;

public enum LeaveStep
{
    Requested,
    Decided,
    Ended,
}

/// <summary>A room that knows people tells them, or goes on without the one who is away, in the same commit.</summary>
public interface IWhenLeaveChanges
{
    Task ChangedAsync(Leave leave, LeaveStep step, CancellationToken cancel);
}

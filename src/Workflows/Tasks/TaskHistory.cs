using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks;

/// <summary>What a history tells of tasks.</summary>
public static class TaskHistory
{
    // Causes: a person acts.
    public const string TaskCompleted = nameof(TaskCompleted);
    public const string TaskClaimed = nameof(TaskClaimed);
    public const string TaskReleased = nameof(TaskReleased);
    public const string TaskAssigned = nameof(TaskAssigned);

    // Consequences.
    public const string TaskCreated = nameof(TaskCreated);
    public const string TaskCancelled = nameof(TaskCancelled);
    public const string TaskOverdue = nameof(TaskOverdue);
    public const string TaskSubstituted = nameof(TaskSubstituted);

    public static IReadOnlyList<HistoryType> Types { get; } =
    [
        new(TaskCompleted, "complete"),
        new(TaskClaimed, "start"),
        new(TaskReleased, "suspend"),
        new(TaskAssigned, "assign"),
        new(TaskCreated, "schedule"),
        new(TaskCancelled, "withdraw"),
        TaskOverdue,
        new(TaskSubstituted, "reassign"),
    ];
}

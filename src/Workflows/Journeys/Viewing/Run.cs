namespace CaseFlow.Workflows.Journeys.Viewing;

public enum RunStatus
{
    Running,
    Waiting,
    Completed,
    Faulted,
    Cancelled,
}

/// <summary>One run of one activity of an instance; in a loop an activity has several.</summary>
/// <param name="Number">Counts within the instance, in the order of starting.</param>
/// <param name="Outcomes">By which it was left; none: "Done", or it was not left yet.</param>
public sealed record Run(
    int Number,
    string ActivityId,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    RunStatus Status,
    IReadOnlyList<string> Outcomes
);

/// <summary>One thing that happened to a run.</summary>
/// <param name="What">See <see cref="Steps.ExecutionPath"/>.</param>
/// <param name="Cause">What set the step off; see <see cref="Shared.Room.HistoryTypes"/>.</param>
/// <param name="Role">In which role somebody did; null for the clock and the like.</param>
public sealed record Happening(
    long Sequence,
    DateTimeOffset At,
    string What,
    int Run,
    string ActivityId,
    IReadOnlyList<string> Outcomes,
    string Cause,
    string? Role
);

/// <summary>The way of one instance through its diagram.</summary>
/// <param name="Runs">In the order of starting.</param>
/// <param name="Happenings">Oldest first.</param>
public sealed record InstanceWay(IReadOnlyList<Run> Runs, IReadOnlyList<Happening> Happenings);

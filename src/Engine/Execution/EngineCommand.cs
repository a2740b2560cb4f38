using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Execution;

/// <summary>One demand on the engine. Carries the time, so that the engine needs no clock.</summary>
public abstract record EngineCommand(InstanceId Instance, DateTimeOffset At)
{
    /// <summary>The zone of the clock that people there look at; calendar times in definitions are meant in it.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}

/// <summary>Creates the instance <see cref="EngineCommand.Instance"/> and runs it until it waits or ends.</summary>
/// <param name="Version">Null for the published version.</param>
/// <param name="TriggerActivityId">The trigger that starts it; it completes at once instead of waiting.</param>
/// <param name="TriggerPayload">What that trigger puts out, e.g. an event's payload.</param>
public sealed record Start(
    InstanceId Instance,
    DateTimeOffset At,
    string DefinitionId,
    int? Version = null,
    IReadOnlyDictionary<string, object?>? Input = null,
    string? CorrelationId = null,
    string? Name = null,
    string? TriggerActivityId = null,
    object? TriggerPayload = null
) : EngineCommand(Instance, At);

/// <summary>Wakes one bookmark.</summary>
public sealed record Resume(InstanceId Instance, DateTimeOffset At, BookmarkId Bookmark, Stimulus Stimulus) : EngineCommand(Instance, At)
{
    /// <summary>
    /// A person waits for what becomes of it: a no to what the woken activity asks refuses the command, and nothing changes.
    /// </summary>
    public bool IsAttended { get; init; }
}

/// <summary>Ends the instance and its children, wherever they stand.</summary>
public sealed record Cancel(InstanceId Instance, DateTimeOffset At, string Reason) : EngineCommand(Instance, At);

/// <summary>Runs a faulted activity again.</summary>
public sealed record Retry(InstanceId Instance, DateTimeOffset At, IncidentId Incident) : EngineCommand(Instance, At);

/// <summary>Completes a faulted activity without its work; its waits and children are withdrawn.</summary>
/// <param name="Outcome">How it leaves; null for its usual outcome (see <see cref="Definitions.WorkflowGraph.OutcomesOf"/>).</param>
public sealed record Skip(InstanceId Instance, DateTimeOffset At, IncidentId Incident, string? Outcome = null)
    : EngineCommand(Instance, At);

/// <summary>Gives a variable another value, converted to its declared type.</summary>
/// <param name="Scope">The frame whose variable it is; null for one of the definition's own.</param>
public sealed record ChangeVariable(InstanceId Instance, DateTimeOffset At, string Name, object? Value, FrameId? Scope = null)
    : EngineCommand(Instance, At);

/// <summary>Withdraws what is under way at a frame, and has the flowchart around it go on at another of its activities.</summary>
/// <param name="From">A frame at any depth below the flowchart, or the flowchart's own when nothing is under way in it.</param>
public sealed record MoveToken(InstanceId Instance, DateTimeOffset At, FrameId From, string ToActivityId) : EngineCommand(Instance, At);

/// <summary>Goes on by another version of the definition. Its children stay on theirs.</summary>
/// <param name="Mapping">Activity ids of the old version to those of the new one, where they differ.</param>
public sealed record Migrate(InstanceId Instance, DateTimeOffset At, int ToVersion, IReadOnlyDictionary<string, string>? Mapping = null)
    : EngineCommand(Instance, At);

/// <summary>Takes a migration back, as long as no step followed it.</summary>
public sealed record UndoMigration(InstanceId Instance, DateTimeOffset At) : EngineCommand(Instance, At);

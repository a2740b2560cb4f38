namespace CaseFlow.Engine.State;

/// <summary>
/// One thing that happened to an instance, in the past tense. Applying the journal to an empty instance gives its state: nothing else
/// changes it.
/// </summary>
public abstract record JournalEvent;

/// <summary>The instance was created; its variables have their defaults. Always the first event.</summary>
public sealed record InstanceStarted(
    InstanceId Id,
    InstanceId RootId,
    InstanceId? ParentId,
    DefinitionRef Definition,
    IReadOnlyDictionary<string, object?> Input,
    IReadOnlyDictionary<string, object?> Variables,
    string? CorrelationId,
    string? Name,
    string? TriggerActivityId,
    object? TriggerPayload,
    int Nesting = 0
) : JournalEvent;

/// <summary>It was at rest and goes on.</summary>
public sealed record InstanceContinued : JournalEvent;

/// <summary>It came to rest: waiting, or faulted.</summary>
public sealed record InstanceRested(InstanceStatus Status) : JournalEvent;

/// <summary>It came to its end. Outcomes are those of a Complete activity; none means the usual end.</summary>
public sealed record InstanceFinished(IReadOnlyList<string> Outcomes) : JournalEvent;

/// <summary>Somebody ended it, wherever it stood.</summary>
public sealed record InstanceCancelled(string Reason) : JournalEvent;

/// <summary>The step is over; always the last event of a step.</summary>
public sealed record StepEnded(long Revision) : JournalEvent;

/// <summary>Events find it by another correlation id from now on.</summary>
public sealed record CorrelationChanged(string? Before, string? After) : JournalEvent;

/// <summary>People see it by another name from now on.</summary>
public sealed record NameChanged(string? Before, string? After) : JournalEvent;

/// <summary>A variable got a value.</summary>
/// <param name="Scope">The frame whose variable it is; null for one of the definition's own.</param>
public sealed record VariableChanged(FrameId? Scope, string Name, object? Before, object? After) : JournalEvent;

/// <summary>A variable is no longer there: the version that the instance was migrated to does not have it.</summary>
/// <param name="Scope">The frame whose variable it was; null for one of the definition's own.</param>
public sealed record VariableRemoved(FrameId? Scope, string Name, object? Before) : JournalEvent;

/// <summary>An output of the whole instance got its value.</summary>
public sealed record OutputSet(string Name, object? Value) : JournalEvent;

/// <summary>Another instance was started by this frame. Its own journal begins with <see cref="InstanceStarted"/>.</summary>
public sealed record ChildStarted(FrameId Frame, InstanceId Child, string DefinitionId) : JournalEvent;

/// <summary>Something could not be done; its branch stands.</summary>
public sealed record IncidentRaised(Incident Incident) : JournalEvent;

/// <summary>The incident is over, in this way.</summary>
public sealed record IncidentClosed(IncidentId Incident, FrameId? Frame, IncidentEnd End) : JournalEvent;

/// <summary>How an incident came to its end.</summary>
public enum IncidentEnd
{
    /// <summary>An operator had the work done again.</summary>
    Retried,

    /// <summary>The activity completed after all.</summary>
    Resolved,

    /// <summary>The activity was cancelled.</summary>
    Cancelled,

    /// <summary>An operator had the activity passed over.</summary>
    Skipped,
}

/// <summary>Ids were derived; the next one is another.</summary>
public sealed record IdsDerived(int Count) : JournalEvent;

/// <summary>
/// The instance goes on by another version of its definition. The state of before is kept until the next step, so that it can be undone.
/// </summary>
/// <param name="Activities">Activities that have another id there, by their old one.</param>
/// <param name="Frames">What stands where now; every frame is among them.</param>
public sealed record InstanceMigrated(
    DefinitionRef From,
    DefinitionRef To,
    IReadOnlyDictionary<string, string> Activities,
    IReadOnlyList<MigratedFrame> Frames
) : JournalEvent;

/// <summary>One frame after a migration.</summary>
/// <param name="Inputs">Null: as they were. Otherwise what was a literal in the old version is kept where the new one would have computed
/// it.</param>
public sealed record MigratedFrame(FrameId Frame, string ActivityId, IReadOnlyDictionary<string, object?>? Inputs);

/// <summary>The instance is again as it was before its migration; only its revision has moved on.</summary>
public sealed record MigrationUndone(DefinitionRef From, DefinitionRef To) : JournalEvent;

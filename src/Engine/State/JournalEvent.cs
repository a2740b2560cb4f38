namespace CaseFlow.Engine.State;

/// <summary>One thing that happened to an instance, in the past tense. Applying the journal to an empty instance gives its state: nothing else changes it.</summary>
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
    object? TriggerPayload) : JournalEvent;

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
}

/// <summary>Ids were derived; the next one is another.</summary>
public sealed record IdsDerived(int Count) : JournalEvent;

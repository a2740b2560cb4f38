using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Execution;

/// <summary>One demand on the engine. Carries the time, so that the engine needs no clock.</summary>
public abstract record EngineCommand(InstanceId Instance, DateTimeOffset At);

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
    object? TriggerPayload = null) : EngineCommand(Instance, At);

/// <summary>Wakes one bookmark.</summary>
public sealed record Resume(InstanceId Instance, DateTimeOffset At, BookmarkId Bookmark, Stimulus Stimulus) : EngineCommand(Instance, At);

/// <summary>Ends the instance and its children, wherever they stand.</summary>
public sealed record Cancel(InstanceId Instance, DateTimeOffset At, string Reason) : EngineCommand(Instance, At);

/// <summary>Runs a faulted activity again.</summary>
public sealed record Retry(InstanceId Instance, DateTimeOffset At, IncidentId Incident) : EngineCommand(Instance, At);

namespace CaseFlow.Engine.State;

/// <summary>
/// An activity could not do its work. Its journey stands there until an operator retries, skips or cancels; nothing is lost.
/// </summary>
/// <param name="Code">Stable, for texts: e.g. <c>activity.failed</c>, <c>activity.unknown-type</c>, <c>step-limit</c>.</param>
public sealed record Incident(
    IncidentId Id,
    FrameId? Frame,
    string? ActivityId,
    string? ActivityType,
    string Code,
    string Message,
    DateTimeOffset At
);

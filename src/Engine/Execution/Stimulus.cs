namespace CaseFlow.Engine.Execution;

/// <summary>What wakes a bookmark. Activities' own stimuli (a completed task, a paid bill) derive from it.</summary>
public abstract record Stimulus;

/// <summary>The time of a bookmark has come.</summary>
public sealed record TimerFired : Stimulus;

/// <summary>An event was published for everyone who waits for <paramref name="Name"/>.</summary>
public sealed record EventReceived(string Name, object? Payload) : Stimulus;

/// <summary>Somebody raised an event that may come at any step; with what was said.</summary>
public sealed record EventRaised(object? Payload) : Stimulus;

/// <summary>A child instance came to its end.</summary>
/// <remarks><see cref="Outcomes"/> are those of the child's Complete activity.</remarks>
public sealed record ChildEnded(State.InstanceId Child, State.InstanceStatus Status, IReadOnlyDictionary<string, object?> Output) : Stimulus
{
    public IReadOnlyList<string> Outcomes { get; init; } = [];
}

/// <summary>
/// A child instance lives on: it was just started (Running; one that is run at once has come to its first rest), or it has an incident
/// (Faulted).
/// </summary>
public sealed record ChildRested(State.InstanceId Child, State.InstanceStatus Status, IReadOnlyDictionary<string, object?> Output)
    : Stimulus;

/// <summary>Somebody outside says that the wait is over, with a value.</summary>
public sealed record Resumed(object? Payload = null) : Stimulus;

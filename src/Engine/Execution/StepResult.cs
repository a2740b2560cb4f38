using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Execution;

public enum StepOutcome
{
    /// <summary>Done; the bursts are staged in the store.</summary>
    Applied,

    /// <summary>No such instance, definition, bookmark or incident (any more). Nothing changed.</summary>
    NotFound,

    /// <summary>The instance has ended. Nothing changed.</summary>
    Ended,

    /// <summary>An instance with this id was started before. Nothing changed.</summary>
    Exists,

    /// <summary>The definition's activation strategy does not let another instance start now. Nothing changed.</summary>
    NotActivated,

    /// <summary>The activity does not take this stimulus as it is; see <see cref="StepResult.Refusals"/>. Nothing changed.</summary>
    Refused,
}

/// <summary>Why an activity does not take a stimulus: which field, and a text code with arguments.</summary>
public sealed record StimulusRefusal(string Field, string Code, params object[] Arguments);

/// <summary>What one command did, over all instances that it touched (a child that ends wakes its parent in the same step).</summary>
public sealed record StepResult(StepOutcome Outcome, IReadOnlyList<BurstResult> Bursts, IReadOnlyList<StimulusRefusal> Refusals)
{
    public static StepResult Nothing(StepOutcome outcome) => new(outcome, [], []);
}

/// <summary>
/// What happened to one instance in one burst, in order: the instance afterwards, its journal, what its activities emitted.
/// </summary>
public sealed record BurstResult(WorkflowInstance Instance, IReadOnlyList<JournalEvent> Journal, IReadOnlyList<Emitted> Emitted);

/// <summary>
/// Something that an activity wants done in the same transaction: a task, an order, an outgoing message. Its consumer is in the
/// application.
/// </summary>
/// <param name="Order">Counts over all instances of the step: what a child emits stands between what its parent emits before and after
/// it.</param>
public sealed record Emitted(FrameId Frame, string ActivityId, object Event, int Order = 0);

using CaseFlow.Activities.Common;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Care.Safety;

/// <summary>
/// Asked: does anything that is known of the client speak against these (R-SAFE-4)? No, at the field of the first that waits for a doctor
/// or that a doctor has decided against. Yes with <see cref="SafetyAnswer"/>: what nobody knew of until now is kept, becomes a doctor's
/// task and is held.
/// </summary>
/// <param name="HoldsWarnings">From the gate on a warning holds as a stop does.</param>
/// <param name="Refuses">False: all that holds is told by a yes.</param>
/// <param name="Task">What is completed with it, for the activity itself.</param>
public sealed record SafetyAsked(
    IReadOnlyList<SafetyThing> Things,
    bool HoldsWarnings,
    bool Refuses = true,
    TaskCompleted? Task = null
);

/// <summary>What holds.</summary>
/// <param name="Held">Each in words: the thing, and what speaks against it.</param>
/// <param name="Stopped">Ids of the items among them.</param>
public sealed record SafetyAnswer(IReadOnlyList<string> Held, IReadOnlyList<string> Stopped)
{
    public static SafetyAnswer Of(Reply reply) => ValueJson.To<SafetyAnswer>(reply.Facts) ?? new SafetyAnswer([], []);

    public bool Holds => Held.Count > 0;
}

/// <summary>Emitted: this is what the client is about to get, in place of what was planned before.</summary>
/// <param name="Anaesthetic">How a doctor wants it numbed; null: nothing was said of it.</param>
public sealed record ItemsPlanned(IReadOnlyList<PlanItem> Items, string? Anaesthetic = null);

/// <summary>Emitted: this was done, and what becomes known later is not held against it any more.</summary>
public sealed record ItemsPerformed(IReadOnlyList<Guid> Items);

using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Care.Safety;

/// <summary>
/// Asked: does anything that is known of the client stop one of these items (R-SAFE-4)? No, at the field of the first that waits for a
/// doctor or that a doctor has decided against. Yes with a list of texts: empty, or what nobody knew of until now; that is kept, became a
/// doctor's task and is to be held.
/// </summary>
/// <param name="Field">The list of the form that they stand in.</param>
/// <param name="Task">What is completed with it, for the activity itself.</param>
public sealed record SafetyAsked(IReadOnlyList<PlanItem> Items, string Field, TaskCompleted Task);

/// <summary>
/// Asked: may these be used on the client now (R-SAFE-4)? From the gate on a warning holds as a stop does. No, at the field of the first
/// that a doctor has not cleared. Yes as <see cref="SafetyAsked"/> has it.
/// </summary>
/// <param name="Items">What they are used for.</param>
/// <param name="Task">What is completed with it, for the activity itself.</param>
public sealed record UseAsked(IReadOnlyList<UsedThing> Things, IReadOnlyList<PlanItem> Items, TaskCompleted Task);

/// <summary>Something that is used on a client besides the item itself.</summary>
/// <param name="Kind">One of the words below.</param>
/// <param name="Name">A product's as it was typed or scanned; of an anaesthetic its substances; empty: the usual cream.</param>
/// <param name="Field">Where in the form it stands.</param>
public sealed record UsedThing(string Kind, string Name, string Field)
{
    public const string Product = "product";
    public const string Anaesthetic = "anaesthetic";
}

/// <summary>
/// Asked: does anything known of the client stop one of these items (R-SAFE-5: a stop demands a review)? Yes with true or false.
/// </summary>
public sealed record StopAsked(IReadOnlyList<PlanItem> Items);

/// <summary>Emitted: this is what the client is about to get, in place of what was planned before.</summary>
public sealed record ItemsPlanned(IReadOnlyList<PlanItem> Items);

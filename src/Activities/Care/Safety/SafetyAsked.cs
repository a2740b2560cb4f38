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

/// <summary>Emitted: this is what the client is about to get, in place of what was planned before.</summary>
public sealed record ItemsPlanned(IReadOnlyList<PlanItem> Items);

/// <summary>Emitted: this was done, and what becomes known later is not held against it any more.</summary>
public sealed record ItemsPerformed(IReadOnlyList<Guid> Items);

using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Ledger.Balances;

/// <summary>
/// Asked before an order is priced again: is all of it that was performed among these items? No, with the name of what is not: it was paid
/// for, and stays in the order.
/// </summary>
/// <param name="Field">The field that a no is about.</param>
/// <param name="Task">With which the order was written; what is asked next needs it.</param>
public sealed record KeepPerformed(Guid OrderId, IReadOnlyList<PlanItem> Items, string Field, TaskCompleted Task);

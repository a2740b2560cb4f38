namespace CaseFlow.Activities.Ledger.Balances;

/// <summary>Emitted when the record of a treatment is signed: this was done, and is balance no more (R-BAL-1).</summary>
/// <param name="Person">Id of who signed the record.</param>
public sealed record ItemsPerformed(IReadOnlyList<PerformedItem> Items, string Person = "");

/// <param name="Quantity">How many sessions or pieces.</param>
public sealed record PerformedItem(Guid ItemId, string? Area, decimal Quantity);

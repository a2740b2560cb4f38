namespace CaseFlow.Activities.Ledger.Balances;

/// <summary>Emitted when the record of a treatment is signed: this was done, and is balance no more (R-BAL-1).</summary>
public sealed record ItemsPerformed(IReadOnlyList<PerformedItem> Items);

/// <param name="Quantity">How many sessions or pieces.</param>
public sealed record PerformedItem(Guid ItemId, string? Area, decimal Quantity);

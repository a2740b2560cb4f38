using CaseFlow.Activities.Sales;

namespace CaseFlow.Activities.Ledger;

/// <summary>
/// Emitted: the order has these prices from now on, frozen (R-PAY-1). Priced again, it replaces the lines of the order with the same id.
/// </summary>
/// <param name="DiscountPercent">Given by a person (R-PAY-3), not on drugs (R-PAY-2).</param>
public sealed record OrderPriced(Guid OrderId, IReadOnlyList<PricedLine> Lines, decimal ListTotal, decimal DiscountPercent, decimal Total);

/// <summary>One line of an order; money in CNY, exact to the fen.</summary>
public sealed record PricedLine(
    Guid ItemId,
    string Code,
    string Name,
    string Category,
    string? Area,
    decimal Quantity,
    decimal UnitPrice,
    decimal Total
);

/// <summary>
/// Asked: does this signature of somebody with the right to sign stand on the order (R-PAY-4)? No, where there is no such order.
/// </summary>
/// <param name="Field">The field that a no is about.</param>
public sealed record PutSignature(Guid OrderId, string Person, string Field);

/// <summary>
/// Asked: are these parts of the order taken? The same key twice is one payment (R-PAY-6). No, where they come to more than is due on
/// the order as it is now, whatever the journey remembers of it.
/// </summary>
/// <param name="Field">The field that a no is about.</param>
public sealed record TakeTenders(Guid OrderId, IReadOnlyList<OfferedTender> Tenders, string Person, string Field);

/// <summary>One way of paying a part of an order, in CNY.</summary>
public sealed record OfferedTender(string Key, string Kind, decimal Amount, string? Reference = null);

/// <summary>
/// Asked: is the order closed? No, unless it is paid in full as it stands now. With the yes a receipt is numbered, and at the first deal
/// the client gets a chart number (R-CHART-1).
/// </summary>
/// <param name="Field">The field that a no is about.</param>
public sealed record CloseOrder(Guid OrderId, string Field);

/// <summary>
/// Asked: how does this journey stand with the ledger at this moment? Always yes, with <see cref="LedgerStanding"/>.
/// </summary>
public sealed record StandingAsked;

/// <param name="HasPaid">An order was paid: what of it is not performed is a balance (R-BAL-1).</param>
/// <param name="Open">The order that is not paid yet, as the ledger has it, with what was collected on it; null when there is none.</param>
public sealed record LedgerStanding(bool HasPaid, PricedOrder? Open);

/// <summary>Emitted: no deal, or the client left before paying.</summary>
public sealed record OrderCancelled(Guid OrderId, string Reason);

/// <summary>
/// Asked: is this money given back, to the tenders that paid? Never more than is left of what was paid, however many ask at once (R-PAY-9).
/// </summary>
/// <param name="Field">The field that a no is about.</param>
/// <param name="Line">The number of the balance line that the client gives up (R-CRS-3); null: no particular one.</param>
public sealed record RefundOrder(Guid OrderId, decimal Amount, string Reason, string Person, string Field, int? Line = null);

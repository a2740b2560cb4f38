using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;

namespace CaseFlow.Activities.Sales;

/// <summary>The order as its activities hand it on: frozen prices and what was collected so far. Money in CNY, exact to the fen.</summary>
/// <param name="OfferPercent">The one offer that the client picked (R-PAY-2).</param>
/// <param name="DiscountPercent">Given by a person, within limits (R-PAY-3).</param>
public sealed record PricedOrder(
    Guid OrderId,
    IReadOnlyList<PlanItem> Items,
    IReadOnlyList<PricedLine> Lines,
    decimal ListTotal,
    string Offer,
    decimal OfferPercent,
    decimal DiscountPercent,
    decimal Total
)
{
    /// <summary>Every tender that was booked, by its key: what is collected is kept whatever happens to the items.</summary>
    public IReadOnlyList<BookedTender> Tenders { get; init; } = [];

    /// <summary>Given back so far.</summary>
    public decimal Refunded { get; init; }

    public bool IsPaid { get; init; }

    /// <summary>Up to here nobody else had to sign the discount when the order was priced, in percent (R-PAY-3).</summary>
    public decimal? ConsultantLimit { get; init; }

    /// <summary>Up to here a manager's signature is enough, in percent.</summary>
    public decimal? ManagerLimit { get; init; }

    public decimal Collected => Tenders.Sum(tender => tender.Amount) - Refunded;

    /// <summary>Still to collect; below zero when too much was collected, because the items became fewer.</summary>
    public decimal Due => Total - Collected;

    /// <summary>R-PAY-9: what a refund gives back to which tender, the last first; what went back before is not given twice.</summary>
    public IReadOnlyList<BookedTender> GivesBack(decimal amount)
    {
        List<BookedTender> back = [];
        var (before, open) = (Refunded, amount);
        foreach (var tender in Tenders.Reverse())
        {
            var gone = Math.Min(before, tender.Amount);
            before -= gone;
            var part = Math.Min(open, tender.Amount - gone);
            open -= part;
            if (part > 0)
                back.Add(tender with { Amount = part });
        }
        return back;
    }

    public PricedOrder With(IEnumerable<BookedTender> more) => this with { Tenders = [.. Tenders, .. more] };
}

/// <summary>A tender that was taken already; its key keeps it from being taken twice (R-PAY-6).</summary>
public sealed record BookedTender(string Key, string Kind, decimal Amount);

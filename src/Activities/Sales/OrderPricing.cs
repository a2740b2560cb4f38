using System.Globalization;
using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;

namespace CaseFlow.Activities.Sales;

/// <summary>
/// The arithmetic of an order: R-PAY-1 (the whole order is priced anew), R-PAY-2 (one offer, never on drugs), R-PAY-3 (discounts).
/// </summary>
public static class OrderPricing
{
    public const string NoOffer = "none";
    public const string MemberOffer = "member";

    public static PricedOrder Price(
        Guid orderId,
        IReadOnlyList<PlanItem> items,
        string offer,
        decimal offerPercent,
        decimal discountPercent
    )
    {
        var percent = offer == NoOffer ? 0 : offerPercent;
        List<PricedLine> lines = [.. items.Select(item => Line(item, percent, discountPercent))];
        return new PricedOrder(
            orderId,
            items,
            lines,
            lines.Sum(line => Fen(line.UnitPrice * line.Quantity)),
            offer,
            percent,
            discountPercent,
            lines.Sum(line => line.Total)
        );
    }

    /// <summary>Money as forms and definitions write it: "1280.00".</summary>
    public static string Text(decimal amount) => Fen(amount).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Money for reading: "¥1,280.00".</summary>
    public static string Shown(decimal amount) => "¥" + Fen(amount).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>The order's lines for reading, one below the other.</summary>
    public static string Shown(PricedOrder? order) =>
        string.Join("\n", order?.Lines.Select(line => $"{line.Name} ×{line.Quantity:0.##}  {Shown(line.Total)}") ?? []);

    public static decimal Fen(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);

    private static PricedLine Line(PlanItem item, decimal offerPercent, decimal discountPercent)
    {
        var price = item.UnitPrice ?? 0;
        var full = price * item.Quantity;
        var total = item.Category == PlanItem.Drug ? full : full * (100 - offerPercent) / 100 * (100 - discountPercent) / 100;
        return new PricedLine(item.ItemId, item.Code, item.Name, item.Category, item.Area, item.Quantity, price, Fen(total));
    }
}

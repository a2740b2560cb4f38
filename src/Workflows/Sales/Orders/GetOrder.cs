using System.Globalization;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Sales.Orders;

public static class GetOrder
{
    public sealed record Query(OrderId Order) : IQuery<Response>;

    /// <summary>The itemised explanation: list price, offer, who signed. Money as "1280.00".</summary>
    /// <param name="Status">priced, signed, paid, cancelled, refunded.</param>
    /// <param name="Allergies">The client's, as they are known now (R-SAFE-3).</param>
    public sealed record Response(
        OrderId Id,
        JourneyId JourneyId,
        string Status,
        string ListTotal,
        string DiscountPercent,
        string Total,
        string Paid,
        string Refunded,
        string? SignedBy,
        DateTimeOffset CreatedAt,
        DateTimeOffset? PaidAt,
        string? ReceiptNumber,
        IReadOnlyList<Line> Lines,
        IReadOnlyList<Payment> Tenders,
        IReadOnlyList<string> Allergies
    );

    public sealed record Line(
        int Number,
        string Code,
        string Name,
        string Category,
        string? Area,
        decimal Quantity,
        string UnitPrice,
        string Total
    );

    public sealed record Payment(string Kind, string Amount, string? Reference, DateTimeOffset At, string By);

    public sealed class Handler(CaseFlowDb db) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var order = await db.Orders()
                .AsNoTracking()
                .Include(row => row.Journey!.Client)
                .SingleOrDefaultAsync(row => row.Id == query.Order, cancel);
            return order is null ? Refusal.NotFound("order.not-found") : Explain(order, order.Journey?.Client?.Allergies ?? []);
        }

        private static Response Explain(Order order, IReadOnlyList<string> allergies) =>
            new(
                order.Id,
                order.JourneyId,
                order.Status.ToString().ToLowerInvariant(),
                Money.Text(order.ListTotal),
                order.DiscountPercent.ToString("0.##", CultureInfo.InvariantCulture),
                Money.Text(order.Total),
                Money.Text(order.Paid),
                Money.Text(order.Refunded),
                order.SignedBy,
                order.CreatedAt,
                order.PaidAt,
                order.ReceiptNumber,
                [
                    .. order
                        .Lines.OrderBy(line => line.Number)
                        .Select(line => new Line(
                            line.Number,
                            line.Code,
                            line.Name,
                            line.Category,
                            line.Area,
                            line.Quantity,
                            Money.Text(line.UnitPrice),
                            Money.Text(line.Total)
                        )),
                ],
                [
                    .. order
                        .Tenders.OrderBy(tender => tender.At)
                        .ThenBy(tender => tender.Key, StringComparer.Ordinal)
                        .Select(tender => new Payment(tender.Kind, Money.Text(tender.Amount), tender.Reference, tender.At, tender.By)),
                ],
                allergies
            );
    }
}

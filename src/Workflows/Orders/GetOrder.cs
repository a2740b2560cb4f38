using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Orders;

public static class GetOrder
{
    public sealed record Query(OrderId Order) : IQuery<Response>;

    /// <summary>The itemised explanation: list price, offer, who signed. Money as "1280.00".</summary>
    public sealed record Response(
        OrderId Id, JourneyId JourneyId, string Status, string ListTotal, string DiscountPercent, string Total, string Paid, string? SignedBy,
        DateTimeOffset CreatedAt, DateTimeOffset? PaidAt, string? ReceiptNumber, IReadOnlyList<Line> Lines, IReadOnlyList<Payment> Tenders);

    public sealed record Line(int Number, string Code, string Name, string Category, string? Area, decimal Quantity, string UnitPrice, string Total);

    public sealed record Payment(string Kind, string Amount, string? Reference, DateTimeOffset At, string By);
}

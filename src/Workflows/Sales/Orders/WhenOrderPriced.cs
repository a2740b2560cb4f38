using CaseFlow.Activities.Ledger;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Sales.Orders;

/// <summary>
/// R-PAY-1: prices are frozen here. Priced again, all lines are replaced and it must be signed again; what was collected stays collected.
/// </summary>
public sealed class WhenOrderPriced(CaseFlowDb db, OrderBook book) : IConsume<OrderPriced>
{
    public async Task ConsumeAsync(OrderPriced @event, EmittedFrom from, CancellationToken cancel)
    {
        var order = await book.FindAsync(@event.OrderId, cancel);
        if (order is null)
        {
            order = new Order
            {
                Id = new OrderId(@event.OrderId),
                JourneyId = from.Journey.Id,
                BranchId = from.Journey.BranchId,
                CreatedAt = from.At,
            };
            db.Orders().Add(order);
        }

        (order.Status, order.SignedBy, order.PaidAt) = (OrderStatus.Priced, null, null);
        (order.ListTotal, order.DiscountPercent, order.Total) = (@event.ListTotal, @event.DiscountPercent, @event.Total);
        WriteLines(order, @event.Lines);
    }

    /// <summary>Into the rows that are there, since the database keeps them by their number.</summary>
    private static void WriteLines(Order order, IReadOnlyList<PricedLine> lines)
    {
        order.Lines.RemoveAll(line => line.Number > lines.Count);
        foreach (var (index, priced) in lines.Index())
        {
            var line = order.Lines.Find(row => row.Number == index + 1);
            if (line is null)
                order.Lines.Add(
                    line = new OrderLine
                    {
                        OrderId = order.Id,
                        Number = index + 1,
                        Code = "",
                        Name = "",
                        Category = "",
                    }
                );
            (line.ItemId, line.Code, line.Name, line.Category) = (
                new PriceItemId(priced.ItemId),
                priced.Code,
                priced.Name,
                priced.Category
            );
            (line.Area, line.Quantity, line.UnitPrice, line.Total) = (priced.Area, priced.Quantity, priced.UnitPrice, priced.Total);
        }
    }
}

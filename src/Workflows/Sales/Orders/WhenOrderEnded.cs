using CaseFlow.Activities.Ledger;
using CaseFlow.Workflows.Journeys.Seam;

namespace CaseFlow.Workflows.Sales.Orders;

/// <summary>No deal: the order is closed; what was collected in part waits for its refund.</summary>
public sealed class WhenOrderCancelled(OrderBook book) : IConsume<OrderCancelled>
{
    public async Task ConsumeAsync(OrderCancelled @event, EmittedFrom from, CancellationToken cancel)
    {
        // An order that nobody priced yet has no row, and nothing to close.
        if (await book.FindAsync(@event.OrderId, cancel) is { Status: not OrderStatus.Refunded } order)
            order.Status = OrderStatus.Cancelled;
    }
}

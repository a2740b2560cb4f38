using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Sales;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

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

/// <summary>R-PAY-9: what goes back never exceeds what was paid, however many are asked for at once.</summary>
public sealed class WhenOrderRefunded(OrderBook book) : IConsume<OrderRefunded>
{
    public async Task ConsumeAsync(OrderRefunded @event, EmittedFrom from, CancellationToken cancel)
    {
        var order = await book.GetAsync(@event.OrderId, cancel);
        if (@event.Amount < 0 || order.Refunded + @event.Amount > order.Paid)
            throw new InvalidOperationException($"Order {order.Id}: more would go back than was paid.");
        order.Refunded += @event.Amount;
        if (order.Refunded == order.Paid && order.Paid > 0)
            order.Status = OrderStatus.Refunded;
    }
}

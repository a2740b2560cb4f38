using CaseFlow.Activities.Ledger;
using CaseFlow.Workflows.Journeys.Seam;

namespace CaseFlow.Workflows.Sales.Orders;

/// <summary>R-PAY-4: who signed stands on the order.</summary>
public sealed class WhenOrderSigned(OrderBook book) : IConsume<OrderSigned>
{
    public async Task ConsumeAsync(OrderSigned @event, EmittedFrom from, CancellationToken cancel)
    {
        var order = await book.GetAsync(@event.OrderId, cancel);
        (order.Status, order.SignedBy) = (OrderStatus.Signed, await book.NameAsync(@event.Person, cancel));
    }
}

using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Sales;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Sales.Orders;

/// <summary>R-PAY-6: the same key twice is one payment.</summary>
public sealed class WhenTenderTaken(OrderBook book) : IConsume<TenderTaken>
{
    public async Task ConsumeAsync(TenderTaken @event, EmittedFrom from, CancellationToken cancel)
    {
        var order = await book.GetAsync(@event.OrderId, cancel);
        if (order.Tenders.Exists(tender => tender.Key == @event.Key))
            return;
        if (order.Paid - order.Refunded + @event.Amount > order.Total)
            throw new InvalidOperationException($"Order {order.Id} would be paid beyond its total.");

        order.Tenders.Add(
            new Tender
            {
                OrderId = order.Id,
                Key = @event.Key,
                Kind = @event.Kind,
                Amount = @event.Amount,
                Reference = @event.Reference,
                At = from.At,
                By = await book.NameAsync(@event.Person, cancel),
            }
        );
        order.Paid += @event.Amount;
    }
}

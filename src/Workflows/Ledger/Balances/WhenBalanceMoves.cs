using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Sales.Orders;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>A record was signed: what was done is balance no more (R-BAL-1).</summary>
public sealed class WhenItemsPerformed(BalanceBook book) : IConsume<ItemsPerformed>
{
    public Task ConsumeAsync(ItemsPerformed @event, EmittedFrom from, CancellationToken cancel) =>
        book.PerformAsync(from.Journey.Id, from.Journey.ClientId, @event.Items, from.At, cancel);
}

/// <summary>The journey that saw to a line was ended: another one is wanted, as long as something is left.</summary>
public sealed class WhenBalanceUnwatched(BalanceBook book) : IConsume<BalanceUnwatched>
{
    public async Task ConsumeAsync(BalanceUnwatched @event, EmittedFrom from, CancellationToken cancel)
    {
        if (await book.FindAsync(@event.Order, @event.Line, cancel) is { } line)
            (line.WantedAt, line.SeenToBy) = (null, null);
    }
}

/// <summary>An order that something was paid for has other items now.</summary>
public sealed class WhenPaidOrderPriced(OrderBook orders, BalanceBook book) : IConsume<OrderPriced>
{
    public async Task ConsumeAsync(OrderPriced @event, EmittedFrom from, CancellationToken cancel)
    {
        if (await orders.FindAsync(@event.OrderId, cancel) is { Paid: > 0 } order)
            await book.ReplaceAsync(order, @event.Lines, from.At, cancel);
    }
}

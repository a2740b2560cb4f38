using System.Globalization;
using CaseFlow.Activities.Ledger;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Sales.Orders;

/// <summary>The deal is closed: a receipt is numbered, and a client who had none gets a chart number (R-CHART-1).</summary>
public sealed class WhenOrderPaid(CaseFlowDb db, OrderBook book, BranchClock clock) : IConsume<OrderPaid>
{
    public async Task ConsumeAsync(OrderPaid @event, EmittedFrom from, CancellationToken cancel)
    {
        var order = await book.GetAsync(@event.OrderId, cancel);
        if (order.Paid - order.Refunded < order.Total)
            throw new InvalidOperationException($"Order {order.Id} is not paid in full.");
        (order.Status, order.PaidAt) = (OrderStatus.Paid, from.At);

        order.ReceiptNumber ??= await ReceiptNumberAsync(order.BranchId, from.At, cancel);
        if (from.Journey.ClientId is not { } id)
            return;
        var client =
            await db.Clients.FindAsync([id], cancel)
            ?? throw new InvalidOperationException($"Client {id} of journey {from.Journey.Id} is gone.");
        client.ChartNumber ??= await ChartNumberAsync(client, from.At, cancel);
    }

    private async Task<string> ReceiptNumberAsync(BranchId branch, DateTimeOffset at, CancellationToken cancel)
    {
        var day = await DayAsync(branch, at, cancel);
        var place = await book.NextAsync(branch, $"receipt:{day}", cancel);
        return string.Create(CultureInfo.InvariantCulture, $"R{day}-{place:0000}");
    }

    /// <summary>The day in clinic time, then the client's place among that day's first deals: 01 to 99, then 100.</summary>
    private async Task<string> ChartNumberAsync(Client client, DateTimeOffset at, CancellationToken cancel)
    {
        var day = await DayAsync(client.BranchId, at, cancel);
        var place = await book.NextAsync(client.BranchId, $"chart:{day}", cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{day}{place:00}");
    }

    private async Task<string> DayAsync(BranchId branch, DateTimeOffset at, CancellationToken cancel) =>
        TimeZoneInfo.ConvertTime(at, await clock.ZoneAsync(branch, cancel)).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using CaseFlow.Activities.Ledger;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Ledger;

/// <summary>The deal is closed: a receipt is numbered, and a client who had none gets a chart number (R-CHART-1).</summary>
public sealed class AnswerClosing(OrderBook book, BalanceBook balances, BranchClock clock) : IAnswer<CloseOrder>
{
    public async Task<Reply> AnswerAsync(CloseOrder question, AskedBy by, CancellationToken cancel)
    {
        if (await book.FindAsync(question.OrderId, cancel) is not { } order)
            return Reply.No(question.Field, "payment.no-order");
        if (order.Paid - order.Refunded < order.Total)
            return Reply.No(question.Field, "payment.not-paid");
        (order.Status, order.PaidAt) = (OrderStatus.Paid, by.At);
        await balances.CloseAsync(order, BalanceBook.Seller.Of(by), cancel);

        order.ReceiptNumber ??= await ReceiptNumberAsync(order.BranchId, by.At, cancel);
        if (by.Journey.Client is { } client)
            client.ChartNumber ??= await ChartNumberAsync(client, by.At, cancel);
        return Reply.Yes(new { receipt = order.ReceiptNumber });
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

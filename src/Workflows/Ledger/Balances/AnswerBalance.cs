using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.Activities.Sales;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>How a line stands, for the journey that sees to it (P15).</summary>
public sealed class AnswerBalance(BalanceBook book, OrderBook orders, BalanceOwners owners, BalanceDeciding deciding, BranchClock clock)
    : IAnswer<BalanceAsked>
{
    public async Task<Reply> AnswerAsync(BalanceAsked question, AskedBy by, CancellationToken cancel)
    {
        if (await book.FindAsync(question.Order, question.Line, cancel) is not { } line)
            return Reply.No("line", "balance.not-found");
        var order = (await orders.FindAsync(question.Order, cancel))!;
        (line.SeenToBy, line.WantedAt) = (by.Journey.Id.Value, line.WantedAt ?? by.At);
        var zone = await clock.ZoneAsync(line.BranchId, cancel);
        return Reply.Yes(
            new BalanceFacts(
                line.Title,
                line.Left,
                line.Paid,
                line.Balance,
                line.Refundable,
                BalanceViews.NameOf(line.State),
                line.Date,
                line.Date is { } date ? DayBegins(date, zone) : null,
                await deciding.LatestAsync(line.BranchId, cancel),
                line.Note,
                (await owners.InChargeAsync(line, cancel))?.ToString(),
                Of(order)
            )
        );
    }

    private static DateTimeOffset DayBegins(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }

    private static PricedOrder Of(Order order) =>
        new(
            order.Id.Value,
            [],
            [.. order.Lines.OrderBy(line => line.Number).Select(BalanceBook.Priced)],
            order.ListTotal,
            OrderPricing.NoOffer,
            0,
            order.DiscountPercent,
            order.Total
        )
        {
            Tenders =
            [
                .. order
                    .Tenders.OrderBy(tender => tender.At)
                    .ThenBy(tender => tender.Key, StringComparer.Ordinal)
                    .Select(tender => new BookedTender(tender.Key, tender.Kind, tender.Amount)),
            ],
            Refunded = order.Refunded,
            IsPaid = order.Status == OrderStatus.Paid,
        };
}

/// <summary>What was agreed with the client about a line.</summary>
public sealed class AnswerSaid(BalanceBook book, OrderBook orders, BalanceDeciding deciding) : IAnswer<SayBalance>
{
    public async Task<Reply> AnswerAsync(SayBalance question, AskedBy by, CancellationToken cancel)
    {
        if (await book.FindAsync(question.Order, question.Line, cancel) is not { } line)
            return Reply.No("line", "balance.not-found");
        if (BalanceViews.StateOf(question.State) is not { } state)
            return Reply.No("state", "field.unknown-option");
        PersonId? owner = question.Owner is { } id ? new PersonId(Guid.Parse(id)) : null;
        var name = await orders.NameAsync(question.Person, cancel);
        return await deciding.DecideAsync(line, new BalanceWish(state, question.Date, owner, question.Note), name, cancel) is { } wrong
            ? Reply.No(wrong.Field, wrong.Code, [.. wrong.Arguments])
            : Reply.Yes();
    }
}

/// <summary>What was performed stays in its order, however often that is priced again. Goods may come back.</summary>
public sealed class AnswerKept(BalanceBook book) : IAnswer<KeepPerformed>
{
    public async Task<Reply> AnswerAsync(KeepPerformed question, AskedBy by, CancellationToken cancel)
    {
        var performed = (await book.OfOrderAsync(new OrderId(question.OrderId), cancel)).Where(line => !line.IsGoods && line.Done > 0);
        foreach (var same in performed.GroupBy(line => (Item: line.ItemId.Value, line.Area)))
            if (question.Items.Where(item => (item.ItemId, item.Area) == same.Key).Sum(item => item.Quantity) < same.Sum(line => line.Done))
                return Reply.No(question.Field, "payment.item-performed", same.First().Title);
        return Reply.Yes();
    }
}

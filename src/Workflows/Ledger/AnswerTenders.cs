using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Sales;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Ledger;

/// <summary>
/// R-PAY-5, R-PAY-6: tenders are taken up to what is due on the order as it stands now, and the same key twice is one payment. A key that
/// paid something else is no repetition: it is refused.
/// </summary>
public sealed class AnswerTenders(OrderBook book, BalanceBook balances) : IAnswer<TakeTenders>
{
    public async Task<Reply> AnswerAsync(TakeTenders question, AskedBy by, CancellationToken cancel)
    {
        if (await book.FindAsync(question.OrderId, cancel) is not { } order)
            return Reply.No(question.Field, "payment.no-order");
        foreach (var tender in question.Tenders)
            if (
                order.Tenders.Find(taken => taken.Key == tender.Key) is { } before
                && (before.Kind, before.Amount) != (tender.Kind, tender.Amount)
            )
                return Reply.No(
                    question.Field,
                    "payment.key-used",
                    tender.Key,
                    OrderPricing.Shown(before.Amount),
                    OrderPricing.Shown(tender.Amount)
                );

        var fresh = question.Tenders.Where(tender => order.Tenders.TrueForAll(taken => taken.Key != tender.Key)).ToList();
        var (due, sum) = (order.Total - (order.Paid - order.Refunded), fresh.Sum(tender => tender.Amount));
        if (sum > due)
            return Reply.No(question.Field, "payment.too-much", OrderPricing.Shown(Math.Max(0, due)), OrderPricing.Shown(sum));

        var person = await book.NameAsync(question.Person, cancel);
        foreach (var tender in fresh)
            Book(order, tender, by.At, person);
        await balances.PayAsync(order, BalanceBook.Seller.Of(by), cancel);
        return Reply.Yes(new { taken = fresh.Count, paid = Money.Text(order.Paid) });
    }

    private static void Book(Order order, OfferedTender tender, DateTimeOffset at, string person)
    {
        order.Tenders.Add(
            new Tender
            {
                OrderId = order.Id,
                Key = tender.Key,
                Kind = tender.Kind,
                Amount = tender.Amount,
                Reference = tender.Reference,
                At = at,
                By = person,
            }
        );
        order.Paid += tender.Amount;
    }
}

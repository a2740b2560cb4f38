using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Sales;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Ledger;

/// <summary>R-PAY-9: what goes back never exceeds what is left of what was paid, however many are asked for at once.</summary>
public sealed class AnswerRefund(OrderBook book, BalanceBook balances) : IAnswer<RefundOrder>
{
    public async Task<Reply> AnswerAsync(RefundOrder question, AskedBy by, CancellationToken cancel)
    {
        if (await book.FindAsync(question.OrderId, cancel) is not { } order)
            return Reply.No(question.Field, "payment.no-order");
        var left = order.Paid - order.Refunded;
        if (question.Amount < 0 || question.Amount > left)
            return Reply.No(question.Field, "payment.refund-too-much", OrderPricing.Shown(left));

        await balances.RefundAsync(order, question.Amount, question.Line, BalanceBook.Seller.Of(by), cancel);
        order.Refunded += question.Amount;
        if (order.Refunded == order.Paid && order.Paid > 0)
            order.Status = OrderStatus.Refunded;
        return Reply.Yes(new { refunded = Money.Text(order.Refunded) });
    }
}

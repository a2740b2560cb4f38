using CaseFlow.Activities.Ledger;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Journeys.Seam;

namespace CaseFlow.Workflows.Sales.Orders;

/// <summary>R-PAY-4: who signed stands on the order.</summary>
public sealed class AnswerSignature(OrderBook book) : IAnswer<PutSignature>
{
    public async Task<Reply> AnswerAsync(PutSignature question, AskedBy by, CancellationToken cancel)
    {
        if (await book.FindAsync(question.OrderId, cancel) is not { } order)
            return Reply.No(question.Field, "payment.no-order");
        (order.Status, order.SignedBy) = (OrderStatus.Signed, await book.NameAsync(question.Person, cancel));
        return Reply.Yes();
    }
}

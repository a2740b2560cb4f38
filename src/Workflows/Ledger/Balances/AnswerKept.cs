using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Ledger.Balances;

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

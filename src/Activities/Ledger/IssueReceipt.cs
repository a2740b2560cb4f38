using CaseFlow.Activities.Common;
using CaseFlow.Activities.Sales;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Ledger;

/// <summary>
/// Automatic: the order is paid in full. The receipt gets its number (R-PAY-7), the client at the first deal a chart number (R-CHART-1),
/// and a message.
/// </summary>
[Activity(
    "CaseFlow.IssueReceipt",
    Stage.Payment,
    Name = "开具收据",
    EnglishName = "Issue the receipt",
    Icon = "file-invoice",
    Description = "自动：收据编号，首次成交生成病案号。",
    EnglishDescription = "Automatic: receipt number, and a chart number at the first deal."
)]
public sealed class IssueReceipt : Activity
{
    [Input(Editor.Expression, Name = "订单", EnglishName = "Order")]
    public Input<PricedOrder?> Order { get; init; } = new(null);

    [Output(Name = "订单", EnglishName = "Order")]
    public Output<PricedOrder> PaidOrder { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.Get(Order) is not { Due: 0 } order)
            return Fail("The order is not paid in full.", "payment.not-paid");
        return Ask(new CloseOrder(order.OrderId, "order"));
    }

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (!reply.IsYes)
            return base.Answered(context, question, reply);
        var order = context.Get(Order)!;
        context.Emit(
            new MessageRequested(
                "sms",
                "client",
                "payment.receipt",
                new Dictionary<string, object?> { ["total"] = OrderPricing.Text(order.Total) }
            )
        );
        context.Set(PaidOrder, order with { IsPaid = true });
        return Complete();
    }
}

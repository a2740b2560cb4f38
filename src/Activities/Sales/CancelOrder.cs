using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Sales;

/// <summary>
/// Automatic: the order comes to nothing, because there is no deal or the client left. Without an order there is nothing to do.
/// </summary>
[Activity(
    "CaseFlow.CancelOrder",
    Stage.Payment,
    Name = "撤销订单",
    EnglishName = "Cancel the order",
    Icon = "receipt-off",
    Description = "自动：未成交时撤销订单。",
    EnglishDescription = "Automatic: no deal, so no order."
)]
public sealed class CancelOrder : Activity
{
    [Input(Editor.Expression, Name = "订单", EnglishName = "Order")]
    public Input<PricedOrder?> Order { get; init; } = new(null);

    [Input(Editor.Expression, Name = "原因", EnglishName = "Reason")]
    public Input<string> Cause { get; init; } = new("");

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.Get(Order) is { } order)
            context.Emit(new OrderCancelled(order.OrderId, context.Get(Cause)));
        return Complete();
    }
}

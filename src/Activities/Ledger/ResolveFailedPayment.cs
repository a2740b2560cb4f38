using CaseFlow.Activities.Common;
using CaseFlow.Activities.Sales;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Ledger;

/// <summary>
/// R-PAY-6: a failed tender leaves the order open and makes a task for finance, who find out what happened to the money and let the cashier
/// try again.
/// </summary>
[Activity(
    "CaseFlow.ResolveFailedPayment",
    Stage.Payment,
    Name = "支付异常处理",
    EnglishName = "Resolve a failed payment",
    Icon = "credit-card-off",
    Description = "财务核实失败款项，决定重试或终止。",
    EnglishDescription = "Finance finds out what happened and decides."
)]
[
    Outcome(Retry, "重新收款", "Collect again"),
    Outcome(NoDeal, "不成交", "No deal", EndsEarly = true),
    Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)
]
[UsualTime(minutes: 15)]
public sealed class ResolveFailedPayment : HumanTask
{
    public const string Retry = nameof(Retry);
    public const string NoDeal = nameof(NoDeal);

    [Input(Editor.Expression, Name = "订单", EnglishName = "Order")]
    public Input<PricedOrder?> Order { get; init; } = new(null);

    /// <summary>What the cashier wrote down.</summary>
    [Input(Editor.Expression, Name = "失败原因", EnglishName = "What failed")]
    public Input<string> Cause { get; init; } = new("");

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "failed-payment",
            Role: Roles.Finance,
            Values: new Dictionary<string, object?>
            {
                ["cause"] = context.Get(Cause),
                ["collected"] = OrderPricing.Text(context.Get(Order)?.Collected ?? 0),
                ["amountDue"] = OrderPricing.Text(context.Get(Order)?.Due ?? 0),
            }
        );
}

using CaseFlow.Activities.Common;
using CaseFlow.Activities.Sales;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Ledger;

/// <summary>
/// Finance pays back, to the tenders that paid (R-PAY-9). Until the task is completed nothing counts as paid back; a pay-back that fails
/// simply stays with finance.
/// </summary>
[Activity(
    "CaseFlow.RefundPayment",
    Stage.Payment,
    Name = "退款",
    EnglishName = "Pay back",
    Icon = "cash-banknote-off",
    Description = "财务原路退回，完成前不计入已退。",
    EnglishDescription = "Finance pays back to the tenders that paid."
)]
[Outcome(Refunded, "已退款", "Paid back")]
public sealed class RefundPayment : HumanTask
{
    public const string Refunded = nameof(Refunded);

    [Input(Editor.Expression, Name = "订单", EnglishName = "Order")]
    public Input<PricedOrder?> Order { get; init; } = new(null);

    /// <summary>How much; empty for everything that was collected beyond the total.</summary>
    [Input(Editor.Expression, Name = "退款金额", EnglishName = "Amount")]
    public Input<string> Amount { get; init; } = new("");

    [Input(Editor.Expression, Name = "退款原因", EnglishName = "Refund reason")]
    public Input<string> RefundReason { get; init; } = new("");

    [Output(Name = "订单", EnglishName = "Order")]
    public Output<PricedOrder> OrderAfter { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "refund",
            Role: Roles.Finance,
            DueIn: TimeSpan.FromDays(1),
            Values: new Dictionary<string, object?>
            {
                ["amount"] = OrderPricing.Text(AmountOf(context)),
                ["refundReason"] = context.Get(RefundReason),
                ["paidBy"] = context
                    .Get(Order)
                    ?.Tenders.Select(tender => new Dictionary<string, object?>
                    {
                        ["kind"] = tender.Kind,
                        ["amount"] = OrderPricing.Text(tender.Amount),
                    })
                    .ToList(),
            }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (context.Get(Order) is not { } order)
            return Fail("There is no order to pay back.", "payment.no-order");
        var amount = AmountOf(context);
        if (amount > order.Collected)
            return Fail("More than was paid cannot be paid back.", "payment.refund-too-much");

        context.Emit(new OrderRefunded(order.OrderId, amount, context.Get(RefundReason), task.Person));
        context.Set(OrderAfter, order with { Refunded = order.Refunded + amount });
        return Complete(Refunded);
    }

    private decimal AmountOf(ActivityContext context) =>
        context.Get(Amount) is { Length: > 0 } given
            ? decimal.Parse(given, System.Globalization.CultureInfo.InvariantCulture)
            : Math.Max(0, -(context.Get(Order)?.Due ?? 0));
}

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
[Outcome(NothingOwed, "已无可退", "Nothing to pay back", EndsEarly = true)]
[UsualTime(minutes: 1440)]
public sealed class RefundPayment : HumanTask
{
    public const string Refunded = nameof(Refunded);

    /// <summary>It was paid back elsewhere meanwhile; nothing is booked.</summary>
    public const string NothingOwed = nameof(NothingOwed);

    [Input(Editor.Expression, Name = "订单", EnglishName = "Order")]
    public Input<PricedOrder?> Order { get; init; } = new(null);

    /// <summary>How much; empty for everything that was collected beyond the total.</summary>
    [Input(Editor.Expression, Name = "退款金额", EnglishName = "Amount")]
    public Input<string> Amount { get; init; } = new("");

    /// <summary>The number of the balance line that the client gives up; nothing for no particular one.</summary>
    [Input(Editor.Expression, Name = "余项", EnglishName = "Balance line")]
    public Input<int?> Line { get; init; } = new(null);

    [Input(Editor.Expression, Name = "退款原因", EnglishName = "Refund reason")]
    public Input<string> RefundReason { get; init; } = new("");

    [Output(Name = "订单", EnglishName = "Order")]
    public Output<PricedOrder> OrderAfter { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "refund",
            Role: Roles.Finance,
            Values: new Dictionary<string, object?>
            {
                ["amount"] = OrderPricing.Text(AmountOf(context)),
                ["refundReason"] = context.Get(RefundReason),
                ["paidBy"] = context
                    .Get(Order)
                    ?.GivesBack(AmountOf(context))
                    .Select(tender => new Dictionary<string, object?>
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
        if (task.Outcome == NothingOwed)
        {
            context.Set(OrderAfter, order);
            return Complete(NothingOwed);
        }
        return Ask(new RefundOrder(order.OrderId, AmountOf(context), context.Get(RefundReason), task.Person, "amount", context.Get(Line)));
    }

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (!reply.IsYes || question is not RefundOrder given)
            return base.Answered(context, question, reply);
        var order = context.Get(Order)!;
        context.Set(OrderAfter, order with { Refunded = order.Refunded + given.Amount });
        return Complete(Refunded);
    }

    private decimal AmountOf(ActivityContext context) =>
        context.Get(Amount) is { Length: > 0 } given
            ? decimal.Parse(given, System.Globalization.CultureInfo.InvariantCulture)
            : Math.Max(0, -(context.Get(Order)?.Due ?? 0));
}

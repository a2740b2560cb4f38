using CaseFlow.Activities.Common;
using CaseFlow.Activities.Sales;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Ledger;

/// <summary>
/// The consultant tries to find another way, and if there is none requests the refund with a reason (procedure P4, R-PAY-9, form F11).
/// </summary>
[Activity(
    "CaseFlow.RequestRefund",
    Stage.Payment,
    Name = "退款申请",
    EnglishName = "Request a refund",
    Icon = "receipt-refund",
    Description = "顾问先行挽留，不成则申请退款（F11）。",
    EnglishDescription = "The consultant tries to resolve it, else requests (F11)."
)]
[Outcome(Requested, "申请退款", "Requested"), Outcome(Resolved, "无需退款", "Resolved", EndsEarly = true)]
public sealed class RequestRefund : HumanTask
{
    public const string Requested = nameof(Requested);
    public const string Resolved = nameof(Resolved);

    [Input(Editor.Expression, Name = "订单", EnglishName = "Order")]
    public Input<PricedOrder?> Order { get; init; } = new(null);

    [Input(Editor.Expression, Name = "已知原因", EnglishName = "Known reason")]
    public Input<string> KnownReason { get; init; } = new("");

    [Output(Name = "退款金额", EnglishName = "Amount")]
    public Output<string> Amount { get; init; } = new();

    [Output(Name = "退款原因", EnglishName = "Refund reason")]
    public Output<string> RefundReason { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "refund-request",
            Role: Roles.Consultant,
            DueIn: TimeSpan.FromHours(4),
            PersonOfJourney: Roles.Consultant,
            Values: new Dictionary<string, object?>
            {
                ["amount"] = OrderPricing.Text(context.Get(Order)?.Collected ?? 0),
                ["collected"] = OrderPricing.Text(context.Get(Order)?.Collected ?? 0),
                ["refundReason"] = context.Get(KnownReason),
            }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Resolved)
            return Complete(Resolved);
        var form = new Answers(task.Values);
        var collected = context.Get(Order)?.Collected ?? 0;
        if (form.Number("amount") is var amount && amount <= 0)
            return Refuse(new StimulusRefusal("amount", "payment.not-positive"));
        if (amount > collected)
            return Refuse(new StimulusRefusal("amount", "payment.refund-too-much", OrderPricing.Shown(collected)));

        context.Set(Amount, OrderPricing.Text(amount));
        context.Set(RefundReason, form.Text("refundReason"));
        return Complete(Requested);
    }
}

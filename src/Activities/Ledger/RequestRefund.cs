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
[UsualTime(minutes: 240)]
public sealed class RequestRefund : HumanTask
{
    public const string Requested = nameof(Requested);
    public const string Resolved = nameof(Resolved);

    [Input(Editor.Expression, Name = "订单", EnglishName = "Order")]
    public Input<PricedOrder?> Order { get; init; } = new(null);

    [Input(Editor.Expression, Name = "已知原因", EnglishName = "Known reason")]
    public Input<string> KnownReason { get; init; } = new("");

    /// <summary>What the rules come to, as "1280.00"; empty for all that was collected.</summary>
    [Input(Editor.Expression, Name = "应退金额", EnglishName = "Amount by the rules")]
    public Input<string> Expected { get; init; } = new("");

    /// <summary>Up to here finance approves alone; nothing for what the clinic has set (R-PAY-9).</summary>
    [Input(Editor.Number, Name = "财务审批上限", EnglishName = "Limit of finance", Min = 0)]
    public Input<decimal?> FinanceLimit { get; init; } = new(null);

    [Output(Name = "退款金额", EnglishName = "Amount")]
    public Output<string> Amount { get; init; } = new();

    [Output(Name = "退款原因", EnglishName = "Refund reason")]
    public Output<string> RefundReason { get; init; } = new();

    /// <summary>The operations director has to agree too.</summary>
    [Output(Name = "超过财务上限", EnglishName = "Over the limit")]
    public Output<bool> IsOverLimit { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "refund-request",
            Role: Roles.Consultant,
            PersonOfJourney: Roles.Consultant,
            Values: new Dictionary<string, object?>
            {
                ["amount"] = context.Get(Expected) is { Length: > 0 } expected
                    ? expected
                    : OrderPricing.Text(context.Get(Order)?.Collected ?? 0),
                ["collected"] = OrderPricing.Text(context.Get(Order)?.Collected ?? 0),
                ["refundReason"] = context.Get(KnownReason),
            }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Resolved)
            return Complete(Resolved);
        var form = new FormValues(task.Values);
        var collected = context.Get(Order)?.Collected ?? 0;
        if (form.Number("amount") is var amount && amount <= 0)
            return Refuse(new StimulusRefusal("amount", "payment.not-positive"));
        if (amount > collected)
            return Refuse(new StimulusRefusal("amount", "payment.refund-too-much", OrderPricing.Shown(collected)));

        return context.Get(FinanceLimit) is { } limit
            ? Requests(context, task, limit)
            : Ask(new SettingsAsked([LedgerSettings.RefundLimit], task));
    }

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply) =>
        reply.IsYes && question is SettingsAsked { Task: { } task }
            ? Requests(context, task, new SettingValues(reply).Number(LedgerSettings.RefundLimit))
            : base.Answered(context, question, reply);

    private ActivityResult Requests(ActivityContext context, TaskCompleted task, decimal limit)
    {
        var form = new FormValues(task.Values);
        context.Set(Amount, OrderPricing.Text(form.Number("amount")));
        context.Set(RefundReason, form.Text("refundReason"));
        context.Set(IsOverLimit, form.Number("amount") > limit);
        return Complete(Requested);
    }
}

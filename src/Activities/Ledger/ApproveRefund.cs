using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Ledger;

/// <summary>
/// R-PAY-9: finance approves a refund; over its limit the operations director does so too. The definition says who and when.
/// </summary>
[Activity(
    "CaseFlow.ApproveRefund",
    Stage.Payment,
    Name = "退款审批",
    EnglishName = "Approve the refund",
    Icon = "checks",
    Description = "财务审批，超过上限另由经营院长审批。",
    EnglishDescription = "Finance, and beyond its limit the operations director."
)]
[Outcome(Approved, "同意", "Approved"), Outcome(Rejected, "驳回", "Rejected", EndsEarly = true)]
[UsualTime(minutes: 480)]
public sealed class ApproveRefund : HumanTask
{
    public const string Approved = nameof(Approved);
    public const string Rejected = nameof(Rejected);

    [Input(Editor.Expression, Name = "退款金额", EnglishName = "Amount")]
    public Input<string> Amount { get; init; } = new("");

    [Input(Editor.Expression, Name = "退款原因", EnglishName = "Refund reason")]
    public Input<string> RefundReason { get; init; } = new("");

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "refund-approval",
            Role: Roles.Finance,
            Values: new Dictionary<string, object?> { ["amount"] = context.Get(Amount), ["refundReason"] = context.Get(RefundReason) },
            TellsRole: true
        );
}

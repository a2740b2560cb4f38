using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Sales;

/// <summary>R-PAY-4: every order is signed by a manager before it is collected.</summary>
[Activity(
    "CaseFlow.SignOrder",
    Stage.Payment,
    Name = "订单签字",
    EnglishName = "Sign the order",
    Icon = "writing-sign",
    Description = "收款前由经理签字。",
    EnglishDescription = "A manager signs before anything is collected."
)]
[ClientWaits]
public sealed class SignOrder : SignTask
{
    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task) =>
        task.Outcome == Signed && context.Get(Order) is { } order
            ? Ask(new PutSignature(order.OrderId, task.Person, "lines"))
            : Complete(task.Outcome);

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply) =>
        reply.IsYes && question is PutSignature ? Complete(Signed) : base.Answered(context, question, reply);
}

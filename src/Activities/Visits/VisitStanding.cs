using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Sales;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// Automatic: how far a visit has come that ends before its time (P1, <c>client-left</c>), by what the ledger has and not by what somebody
/// says: whoever has paid is never a "no deal", and what was collected on an order that was not paid is not forgotten.
/// </summary>
[Activity(
    "CaseFlow.VisitStanding",
    Stage.Departure,
    Name = "进行到哪里",
    EnglishName = "How far it had come",
    Icon = "help-hexagon",
    Description = "自动：按台账判断——未面诊、未成交、已收部分款、已付款。",
    EnglishDescription = "Automatic, by the ledger: before the consultation, no deal, partly collected, paid."
)]
[
    Outcome(Early, "未面诊", "Before the consultation"),
    Outcome(NoDeal, "未成交", "No deal"),
    Outcome(Collected, "已收部分款", "Partly collected"),
    Outcome(Paid, "已付款", "Paid")
]
public sealed class VisitStanding : Activity
{
    public const string Early = nameof(Early);
    public const string NoDeal = nameof(NoDeal);
    public const string Collected = nameof(Collected);
    public const string Paid = nameof(Paid);

    /// <summary>The consultation has taken place, and nobody found the client unsuitable.</summary>
    [Input(Editor.CheckBox, Name = "已面诊", EnglishName = "Consulted")]
    public Input<bool> Consulted { get; init; } = new(false);

    /// <summary>The outcome that was found.</summary>
    [Output(Name = "进行到哪里", EnglishName = "How far")]
    public Output<string> Standing { get; init; } = new();

    /// <summary>The order that is not paid yet, with what was collected on it.</summary>
    [Output(Name = "未付清的订单", EnglishName = "Open order")]
    public Output<PricedOrder> Open { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context) => Ask(new StandingAsked());

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (!reply.IsYes || question is not StandingAsked || ValueJson.To<LedgerStanding>(reply.Facts) is not { } standing)
            return base.Answered(context, question, reply);
        if (standing.Open is { } open)
            context.Set(Open, open);
        var found = standing switch
        {
            { HasPaid: true } => Paid,
            { Open.Collected: > 0 } => Collected,
            _ => context.Get(Consulted) ? NoDeal : Early,
        };
        context.Set(Standing, found);
        return Complete(found);
    }
}

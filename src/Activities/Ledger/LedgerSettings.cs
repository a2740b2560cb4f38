using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Ledger;

/// <summary>What a clinic decides about its money.</summary>
public static class LedgerSettings
{
    /// <summary>R-PAY-9.</summary>
    public static readonly Setting RefundLimit = new(
        "ledger.refund-limit",
        "财务可单独审批的退款上限，超过须经营院长同意",
        "The greatest refund that finance approves alone; beyond it the operations director agrees too",
        "CNY",
        "5000",
        new NumbersFrom(0, 100_000_000, Digits: 2)
    )
    {
        NeedsSecondPerson = true,
    };

    /// <summary>R-PAY-5.</summary>
    public static readonly Setting TenderKinds = new(
        "ledger.tender-kinds",
        "可用的支付方式，按显示顺序",
        "The ways of paying that the clinic takes, in the order in which they are shown",
        "",
        "cash, card, alipay, wechat, instalment, stored-value, points",
        new SomeOf("cash", "card", "alipay", "wechat", "instalment", "stored-value", "points")
    );

    /// <summary>R-BAL-2.</summary>
    public static readonly Setting BalanceDays = new(
        "ledger.balance-days",
        "已付款未完成的项目最迟多少天内再联系顾客",
        "Within how many days a client is asked again about what was paid and is not done",
        "d",
        "30",
        new NumbersFrom(1, 365)
    );

    public static IReadOnlyList<Setting> All => [RefundLimit, TenderKinds, BalanceDays];
}

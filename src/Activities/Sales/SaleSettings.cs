using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Sales;

/// <summary>What a clinic decides about its orders.</summary>
public static class SaleSettings
{
    /// <summary>R-PAY-3.</summary>
    public static readonly Setting ConsultantLimit = Percent(
        "sales.discount-limit.consultant",
        "顾问可自行给予的折扣上限，超过须经理签批",
        "The greatest discount that a consultant gives alone; beyond it a manager signs",
        "5"
    );

    /// <summary>R-PAY-3.</summary>
    public static readonly Setting ManagerLimit = Percent(
        "sales.discount-limit.manager",
        "经理可签批的折扣上限，超过须经营院长签批",
        "The greatest discount that a manager signs; beyond it the operations director does",
        "15"
    );

    private static readonly Dictionary<string, Setting> ByTier = new(StringComparer.OrdinalIgnoreCase)
    {
        ["silver"] = Tier("silver", "银卡", "Silver", "10"),
        ["gold"] = Tier("gold", "金卡", "Gold", "15"),
        ["platinum"] = Tier("platinum", "白金卡", "Platinum", "20"),
        ["diamond"] = Tier("diamond", "钻石卡", "Diamond", "25"),
    };

    public static IReadOnlyList<Setting> All => [ConsultantLimit, ManagerLimit, .. ByTier.Values];

    /// <summary>R-MEM-1: what a tier takes off; null for a client without a tier, or of one that takes nothing off.</summary>
    public static Setting? OfTier(string? tier) => tier is null ? null : ByTier.GetValueOrDefault(tier);

    private static Setting Tier(string tier, string chinese, string english, string percent) =>
        Percent($"sales.tier-percent.{tier}", $"{chinese}会员折扣", $"What the {english} tier takes off", percent);

    private static Setting Percent(string key, string meaning, string english, string percent) =>
        new(key, meaning, english, "%", percent, new NumbersFrom(0, 100, Digits: 2)) { NeedsSecondPerson = true };
}

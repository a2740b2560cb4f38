using CaseFlow.Activities.Common;
using CaseFlow.Activities.Sales;

namespace CaseFlow.Activities.Tests.Support;

internal static class Some
{
    public static readonly PlanItem Botulinum = Item(1, "肉毒素", PlanItem.Injection, 3800m, demandsReview: true);
    public static readonly PlanItem Laser = Item(2, "皮秒", PlanItem.Laser, 2980m) with { AnaestheticMinutes = 40 };
    public static readonly PlanItem Cream = Item(3, "修复霜", PlanItem.Drug, 198.50m);

    public static PricedOrder Order(params PlanItem[] items) =>
        OrderPricing.Price(new Guid(9, 0, 0, new byte[8]), items, OrderPricing.NoOffer, 0, 0);

    private static PlanItem Item(int number, string name, string category, decimal price, bool demandsReview = false) =>
        new(new Guid(number, 0, 0, new byte[8]), $"C{number}", name, category, price, demandsReview, Area: "face");
}

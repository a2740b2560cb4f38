using CaseFlow.Activities.Sales;
using CaseFlow.Activities.Tests.Support;

namespace CaseFlow.Activities.Tests.Sales;

public sealed class OrderPricingTests
{
    [Fact]
    public void R_PAY_2_an_offer_takes_its_percent_off_but_never_off_drugs()
    {
        var order = OrderPricing.Price(Guid.Empty, [Some.Botulinum, Some.Cream], "coupon", 10, 0);

        order.ListTotal.ShouldBe(3998.50m);
        order.Total.ShouldBe(3420.00m + 198.50m);
    }

    [Fact]
    public void R_PAY_2_without_an_offer_its_percent_counts_for_nothing() =>
        OrderPricing.Price(Guid.Empty, [Some.Botulinum], OrderPricing.NoOffer, 30, 0).Total.ShouldBe(3800m);

    [Fact]
    public void R_PAY_3_a_discount_comes_on_top_of_the_offer_and_not_on_drugs() =>
        OrderPricing.Price(Guid.Empty, [Some.Botulinum, Some.Cream], "member", 10, 5).Total.ShouldBe(3800m * 0.90m * 0.95m + 198.50m);

    [Fact]
    public void R_PAY_5_every_line_is_exact_to_the_fen()
    {
        var order = OrderPricing.Price(
            Guid.Empty,
            [Some.Botulinum with { UnitPrice = 33.33m, Quantity = 3 }],
            OrderPricing.NoOffer,
            0,
            3.3m
        );

        order.Total.ShouldBe(96.69m);
        order.Lines.Sum(line => line.Total).ShouldBe(order.Total);
    }

    [Theory]
    [InlineData("silver", "10")]
    [InlineData("Gold", "15")]
    [InlineData("platinum", "20")]
    [InlineData("diamond", "25")]
    [InlineData("vip", null)]
    [InlineData(null, null)]
    public void R_MEM_1_a_tier_has_its_discount(string? tier, string? percent) => (SaleSettings.OfTier(tier)?.Default).ShouldBe(percent);
}

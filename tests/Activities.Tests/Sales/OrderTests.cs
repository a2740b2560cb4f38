using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Sales;
using CaseFlow.Activities.Tests.Support;

namespace CaseFlow.Activities.Tests.Sales;

public sealed class OrderTests
{
    [Fact]
    public async Task R_PAY_1_an_order_that_is_priced_again_keeps_its_id_and_what_was_collected()
    {
        var before = Some.Order(Some.Botulinum).With([new BookedTender("a", "cash", 3800m)]);
        var desk = await Desk.StartAsync("CaseFlow.PriceOrder", new { before });

        await desk.CompleteAsync("Priced", new { items = new[] { Some.Laser }, offer = "none" });

        var order = desk.Output<PricedOrder>("Order");
        order.OrderId.ShouldBe(before.OrderId);
        (order.Total, order.Collected, order.Due).ShouldBe((2980m, 3800m, -820m));
        desk.Emitted.OfType<OrderPriced>().ShouldHaveSingleItem().Total.ShouldBe(2980m);
    }

    [Fact]
    public async Task P1_6_an_item_that_demands_a_review_is_not_sold_without_one()
    {
        var desk = await Desk.StartAsync("CaseFlow.PriceOrder", new { agreedItems = new[] { Some.Laser } });

        await desk.CompleteAsync("Priced", new { items = new[] { Some.Laser, Some.Botulinum }, offer = "none" });

        desk.Refusals.ShouldHaveSingleItem().Field.ShouldBe("items[1].itemId");
    }

    [Fact]
    public async Task R_PAY_2_a_member_discount_is_for_members()
    {
        var desk = await Desk.StartAsync("CaseFlow.PriceOrder", new { client = new { tier = "vip" } });

        await desk.CompleteAsync("Priced", new { items = new[] { Some.Laser }, offer = "member" });

        desk.Refusals.ShouldHaveSingleItem().Code.ShouldBe("payment.no-member-discount");
    }

    [Fact]
    public async Task R_PAY_4_the_order_is_signed_by_whoever_signed_it()
    {
        var desk = await Desk.StartAsync("CaseFlow.SignOrder", new { order = Some.Order(Some.Laser) });

        await desk.CompleteAsync("Signed");

        desk.Request.Role.ShouldBe(Roles.Manager);
        desk.Asked.OfType<PutSignature>().ShouldHaveSingleItem().Person.ShouldBe("person-1");
    }

    [Fact]
    public async Task R_PAY_9_no_more_is_requested_back_than_was_paid()
    {
        var order = Some.Order(Some.Laser).With([new BookedTender("a", "cash", 2980m)]);
        var desk = await Desk.StartAsync("CaseFlow.RequestRefund", new { order });

        await desk.CompleteAsync("Requested", new { amount = "2980.01", refundReason = "so" });
        desk.Refusals.ShouldHaveSingleItem().Code.ShouldBe("payment.refund-too-much");

        await desk.CompleteAsync("Requested", new { amount = "2980.00", refundReason = "so" });
        desk.Outcomes.ShouldBe(["Requested"]);
    }

    [Fact]
    public void R_PAY_9_a_refund_goes_back_to_the_tenders_that_paid_the_last_first()
    {
        var order = Some.Order(Some.Botulinum).With([new BookedTender("a", "cash", 1000m), new BookedTender("b", "wechat", 2800m)]);

        order.GivesBack(3000m).ShouldBe([new BookedTender("b", "wechat", 2800m), new BookedTender("a", "cash", 200m)]);
        (order with { Refunded = 2000m })
            .GivesBack(1000m)
            .ShouldBe([new BookedTender("b", "wechat", 800m), new BookedTender("a", "cash", 200m)]);
        order.GivesBack(3800.01m).Sum(tender => tender.Amount).ShouldBe(3800m);
    }

    [Fact]
    public async Task R_PAY_3_who_signs_sees_the_whole_reduction_the_offers_too()
    {
        var order = Some.Order(Some.Botulinum) with { Offer = "coupon", OfferPercent = 50m };

        var desk = await Desk.StartAsync("CaseFlow.SignOrder", new { order });

        desk.Request.Values!["offerPercent"].ShouldBe(50m);
    }
}

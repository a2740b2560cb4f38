using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Sales;
using CaseFlow.Activities.Tests.Support;

namespace CaseFlow.Activities.Tests.Sales;

public sealed class CollectPaymentTests
{
    private static readonly PricedOrder Order = Some.Order(Some.Botulinum);

    [Fact]
    public async Task R_PAY_5_several_tenders_that_add_up_exactly_are_paid()
    {
        var desk = await CollectAsync("Paid", Tender("a", "cash", "1000.00"), Tender("b", "alipay", "2800.00"));

        desk.Outcomes.ShouldBe(["Paid"]);
        Taken(desk).Select(tender => (tender.Kind, tender.Amount)).ShouldBe([("cash", 1000m), ("alipay", 2800m)]);
        desk.Output<PricedOrder>("CollectedOrder").Due.ShouldBe(0);
    }

    [Theory]
    [InlineData("3800.01", "payment.too-much")]
    [InlineData("3799.99", "payment.too-little")]
    public async Task R_PAY_5_a_fen_too_much_or_too_little_is_refused_at_the_tenders(string amount, string code)
    {
        var desk = await CollectAsync("Paid", Tender("a", "cash", amount));

        desk.Outcomes.ShouldBeNull();
        var refusal = desk.Refusals.ShouldHaveSingleItem();
        (refusal.Field, refusal.Code).ShouldBe(("tenders", code));
        refusal.Arguments[0].ShouldBe("¥3,800.00");
        Taken(desk).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_to_be_collected_reads_as_money_does_everywhere()
    {
        var desk = await CollectAsync("Paid", Tender("a", "cash", "3800.00"));

        desk.Request.Values!["lines"].ShouldBe("肉毒素 ×1  ¥3,800.00");
    }

    [Fact]
    public async Task R_PAY_6_the_same_key_twice_is_one_payment()
    {
        var desk = await CollectAsync("Interrupted", Tender("a", "card", "1000.00"), Tender("a", "card", "1000.00"));

        Taken(desk).ShouldHaveSingleItem();
        desk.Output<PricedOrder>("CollectedOrder").Collected.ShouldBe(1000m);
    }

    [Fact]
    public async Task R_PAY_6_a_key_that_was_booked_before_is_not_booked_again()
    {
        var before = Order.With([new BookedTender("a", "card", 1000m)]);

        var desk = await CollectAsync(before, "Interrupted", Tender("a", "card", "1000.00"), Tender("b", "cash", "500.00"));

        desk.Request.Values!["amountDue"].ShouldBe("2800.00");
        Taken(desk).ShouldHaveSingleItem().Key.ShouldBe("b");
        desk.Output<PricedOrder>("CollectedOrder").Collected.ShouldBe(1500m);
    }

    [Theory]
    [InlineData("wechat", "999.00")]
    [InlineData("wechat", "1000.00")]
    [InlineData("card", "999.00")]
    public async Task R_PAY_6_a_key_that_paid_something_else_is_refused_at_its_row_with_both_sums(string kind, string amount)
    {
        var before = Order.With([new BookedTender("a", "card", 1000m)]);

        foreach (
            var desk in new[]
            {
                await CollectAsync(before, "Interrupted", Tender("b", "cash", "1.00"), Tender("a", kind, amount)),
                await CollectAsync("Interrupted", Tender("a", "card", "1000.00"), Tender("a", kind, amount)),
            }
        )
        {
            var refusal = desk.Refusals.ShouldHaveSingleItem();
            (refusal.Field, refusal.Code).ShouldBe(("tenders[1].amount", "payment.key-used"));
            refusal.Arguments.ShouldContain("¥1,000.00");
            Taken(desk).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task When_a_payment_failed_what_came_before_it_is_kept_and_the_last_row_is_not_booked()
    {
        var desk = await CollectAsync("Failed", Tender("a", "cash", "1000.00"), Tender("b", "card", "2800.00"));

        desk.Outcomes.ShouldBe(["Failed"]);
        Taken(desk).ShouldHaveSingleItem().Amount.ShouldBe(1000m);
    }

    [Fact]
    public async Task When_the_items_change_nothing_collected_is_lost() =>
        (await CollectAsync("ItemsChanged", Tender("a", "cash", "1000.00")))
            .Output<PricedOrder>("CollectedOrder")
            .Collected.ShouldBe(1000m);

    [Theory]
    [InlineData("Cancelled")]
    [InlineData("Abandoned")]
    public async Task When_it_is_called_off_nothing_is_booked(string outcome) =>
        Taken(await CollectAsync(outcome, Tender("a", "cash", "3800.00"))).ShouldBeEmpty();

    private static IEnumerable<OfferedTender> Taken(Desk desk) => desk.Asked.OfType<TakeTenders>().SelectMany(asked => asked.Tenders);

    private static Task<Desk> CollectAsync(string outcome, params object[] tenders) => CollectAsync(Order, outcome, tenders);

    private static async Task<Desk> CollectAsync(PricedOrder order, string outcome, params object[] tenders) =>
        await (await Desk.StartAsync("CaseFlow.CollectPayment", new { order })).CompleteAsync(outcome, new { tenders, reason = "so" });

    private static object Tender(string key, string kind, string amount) =>
        new
        {
            key,
            kind,
            amount,
        };
}

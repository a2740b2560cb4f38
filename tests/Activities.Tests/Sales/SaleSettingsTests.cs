using CaseFlow.Activities.Aftercare;
using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Sales;
using CaseFlow.Activities.Tests.Support;

namespace CaseFlow.Activities.Tests.Sales;

public sealed class SaleSettingsTests
{
    [Fact]
    public void Every_setting_has_a_default_that_is_allowed_and_a_meaning_in_both_languages() =>
        SaleSettings
            .All.Concat(LedgerSettings.All)
            .Concat(AftercareSettings.All)
            .ShouldAllBe(setting =>
                setting.Allowed.Normalise(setting.Default) == setting.Default
                && setting.Meaning.Length > 0
                && setting.EnglishMeaning.Length > 0
                && setting.Allowed.Description.Length > 0
            );

    [Theory]
    [InlineData("5", "5")]
    [InlineData(" 7.50 ", "7.5")]
    [InlineData("0", "0")]
    [InlineData("100", "100")]
    [InlineData("100.01", null)]
    [InlineData("-1", null)]
    [InlineData("7.125", null)]
    [InlineData("five", null)]
    [InlineData("1,5", null)]
    [InlineData("", null)]
    public void A_percent_is_a_number_between_0_and_100(string text, string? value) =>
        SaleSettings.ConsultantLimit.Allowed.Normalise(text).ShouldBe(value);

    [Theory]
    [InlineData("14:30-17:30,11:00-12:30", "11:00-12:30, 14:30-17:30")]
    [InlineData("12:30-11:00", null)]
    [InlineData("noon", null)]
    [InlineData("", null)]
    public void Call_windows_are_hours_of_the_day(string text, string? value) =>
        AftercareSettings.Windows.Allowed.Normalise(text).ShouldBe(value);

    [Fact]
    public async Task R_PAY_3_an_order_carries_the_limits_that_held_when_it_was_priced()
    {
        var desk = await Desk.StartAsync("CaseFlow.PriceOrder");
        desk.Set[SaleSettings.ConsultantLimit.Key] = "8";

        await desk.CompleteAsync("Priced", new { items = new[] { Some.Laser }, offer = "none" });

        var order = desk.Output<PricedOrder>("Order");
        (order.ConsultantLimit, order.ManagerLimit).ShouldBe((8m, 15m));
    }

    [Fact]
    public async Task R_PAY_3_limits_that_the_definition_names_win()
    {
        var desk = await Desk.StartAsync("CaseFlow.PriceOrder", new { consultantLimit = 2, managerLimit = 3 });
        desk.Set[SaleSettings.ConsultantLimit.Key] = "8";

        await desk.CompleteAsync("Priced", new { items = new[] { Some.Laser }, offer = "none" });

        var order = desk.Output<PricedOrder>("Order");
        (order.ConsultantLimit, order.ManagerLimit).ShouldBe((2m, 3m));
    }

    [Fact]
    public async Task R_MEM_1_a_tier_takes_off_what_is_set_when_the_order_is_written()
    {
        var desk = await Desk.StartAsync("CaseFlow.PriceOrder", new { client = new { tier = "gold" } });
        desk.Request.Values!["memberPercent"].ShouldBe(15d);
        desk.Set["sales.tier-percent.gold"] = "20";

        await desk.CompleteAsync("Priced", new { items = new[] { Some.Laser }, offer = "member" });

        desk.Output<PricedOrder>("Order").OfferPercent.ShouldBe(20m);
    }

    [Theory]
    [InlineData("2980.00", false)]
    [InlineData("2979.99", true)]
    public async Task R_PAY_9_a_refund_over_the_limit_of_finance_says_so(string limit, bool over)
    {
        var order = Some.Order(Some.Laser).With([new BookedTender("a", "cash", 2980m)]);
        var desk = await Desk.StartAsync("CaseFlow.RequestRefund", new { order });
        desk.Set[LedgerSettings.RefundLimit.Key] = limit;

        await desk.CompleteAsync("Requested", new { amount = "2980.00", refundReason = "so" });

        desk.Output<bool>("IsOverLimit").ShouldBe(over);
    }

    [Fact]
    public async Task R_PAY_9_a_limit_that_the_definition_names_wins()
    {
        var order = Some.Order(Some.Laser).With([new BookedTender("a", "cash", 2980m)]);
        var desk = await Desk.StartAsync("CaseFlow.RequestRefund", new { order, financeLimit = 100 });

        await desk.CompleteAsync("Requested", new { amount = "101.00", refundReason = "so" });

        (desk.Output<bool>("IsOverLimit"), desk.Asked.Count).ShouldBe((true, 0));
    }

    [Fact]
    public async Task R_FUP_11_the_plan_keeps_to_the_hours_that_are_set_unless_the_definition_names_others()
    {
        var visit = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
        var usual = await Desk.StartAsync("CaseFlow.PlanFollowUps", new { treated = new[] { "injection" } }, visit);
        var own = await Desk.StartAsync("CaseFlow.PlanFollowUps", new { treated = new[] { "injection" }, windows = "10:15-12:00" }, visit);

        FirstOf(usual).ShouldBe(new TimeOnly(11, 0));
        FirstOf(own).ShouldBe(new TimeOnly(10, 15));
        own.Asked.OfType<SettingsAsked>().ShouldBeEmpty();

        static TimeOnly FirstOf(Desk desk) =>
            TimeOnly.FromDateTime(desk.Output<IReadOnlyList<PlannedContact>>("Contacts")[0].DueAt.ToOffset(TimeSpan.FromHours(8)).DateTime);
    }
}

using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Sales.Orders;

public sealed class OrderTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    private readonly OrderDesk desk = new(clinic);

    [Fact]
    public async Task R_PAY_1_a_changed_item_prices_the_whole_order_again_and_needs_a_new_signature()
    {
        var (journey, order) = await PricedAsync(Line("BTX", 3800), Line("CREAM", 198.50m));
        await desk.EmitAsync(journey, new OrderSigned(order, clinic.PersonNamed("manager01").Id.ToString()));
        (await desk.TakeAsync(journey, order, "k1", "cash", 1000)).IsYes.ShouldBeTrue();
        (await ExplainAsync(order)).SignedBy.ShouldBe("manager01");

        await desk.EmitAsync(journey, new OrderPriced(order, [Line("HA", 4980)], 4980, 5, 4731));

        var again = await ExplainAsync(order);
        again.Lines.ShouldHaveSingleItem().Code.ShouldBe("HA");
        (again.Status, again.SignedBy, again.Total, again.DiscountPercent).ShouldBe(("priced", null, "4731.00", "5"));
        again.Paid.ShouldBe("1000.00", "nothing collected is lost");
    }

    [Fact]
    public async Task R_PAY_6_the_same_key_twice_is_one_payment()
    {
        var (journey, order) = await PricedAsync(Line("BTX", 3800));
        var tender = new OfferedTender("k1", "wechat", 1800, "W-77");
        var once = new TakeTenders(order, [tender], clinic.PersonNamed("cashier01").Id.ToString(), "tenders");

        (await desk.AskAsync(journey, once)).IsYes.ShouldBeTrue();
        (await desk.AskAsync(journey, once)).IsYes.ShouldBeTrue();

        var answer = await ExplainAsync(order);
        answer.Paid.ShouldBe("1800.00");
        answer.Tenders.ShouldHaveSingleItem().ShouldBe(new GetOrder.Payment("wechat", "1800.00", "W-77", clinic.Clock.Now, "cashier01"));
    }

    [Fact]
    public async Task An_order_is_never_paid_beyond_its_total_nor_closed_before_it_is_paid()
    {
        var (journey, order) = await PricedAsync(Line("BTX", 3800));

        (await desk.TakeAsync(journey, order, "k1", "cash", 3800.01m)).Refusal!.Code.ShouldBe("payment.too-much");
        await Should.ThrowAsync<InvalidOperationException>(() => desk.EmitAsync(journey, new OrderPaid(order)));

        (await ExplainAsync(order)).Paid.ShouldBe("0.00");
    }

    [Fact]
    public async Task R_PAY_6_a_key_that_paid_another_sum_is_refused_and_books_nothing()
    {
        var (journey, order) = await PricedAsync(Line("BTX", 3800));
        await desk.TakeAsync(journey, order, "k1", "cash", 1000);

        var again = await desk.TakeAsync(journey, order, "k1", "cash", 900);

        (again.Refusal!.Field, again.Refusal.Code).ShouldBe(("tenders", "payment.key-used"));
        (await ExplainAsync(order)).Paid.ShouldBe("1000.00");
    }

    [Fact]
    public async Task R_PAY_7_receipts_are_numbered_by_branch_and_day()
    {
        await using var other = new Clinic();
        await other.OpenAsync(withShippedDefinitions: false);
        other.Clock.AdvanceTo(new DateTimeOffset(2031, 2, 3, 15, 30, 0, TimeSpan.Zero)); // 23:30 in Shanghai
        var counter = new OrderDesk(other);

        List<string?> numbers = [await ReceiptAsync(), await ReceiptAsync()];
        other.Clock.AdvanceTo(other.Clock.Now + TimeSpan.FromHours(1));
        numbers.Add(await ReceiptAsync());

        numbers.ShouldBe(["R20310203-0001", "R20310203-0002", "R20310204-0001"]);

        async Task<string?> ReceiptAsync()
        {
            var (_, order) = await PaidAsync(counter, other);
            return (await other.As(Roles.Finance).SendAsync(new GetOrder.Query(new OrderId(order)))).ShouldSucceed().ReceiptNumber;
        }
    }

    [Fact]
    public async Task R_PAY_9_refunds_never_exceed_what_was_paid()
    {
        var (journey, order) = await PaidAsync(desk, clinic);

        (await desk.RefundAsync(journey, order, 2000)).IsYes.ShouldBeTrue();
        var more = (await desk.RefundAsync(journey, order, 1800.01m)).Refusal!;
        (more.Field, more.Code, more.Arguments.Single()).ShouldBe(("amount", "payment.refund-too-much", (object)"¥1,800.00"));
        (await ExplainAsync(order)).Refunded.ShouldBe("2000.00");
        (await ExplainAsync(order)).Status.ShouldBe("paid");

        (await desk.RefundAsync(journey, order, 1800)).IsYes.ShouldBeTrue();
        (await ExplainAsync(order)).Status.ShouldBe("refunded");
    }

    [Fact]
    public async Task R_PAY_9_two_refunds_at_the_same_moment_do_not_exceed_it_either()
    {
        var (journey, order) = await PaidAsync(desk, clinic);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.RefundAsync(journey, order, 2000)));

        answers.Count(answer => answer.IsYes).ShouldBe(1);
        (await ExplainAsync(order)).Refunded.ShouldBe("2000.00");
    }

    [Fact]
    public async Task No_deal_closes_the_order_and_one_that_was_never_priced_needs_no_closing()
    {
        var (journey, order) = await PricedAsync(Line("BTX", 3800));

        await desk.EmitAsync(journey, new OrderCancelled(order, "too dear"), new OrderCancelled(Guid.NewGuid(), "never priced"));

        (await ExplainAsync(order)).Status.ShouldBe("cancelled");
    }

    [Fact]
    public async Task An_order_of_another_branch_is_not_shown()
    {
        var (_, order) = await PricedAsync(Line("BTX", 3800));
        var elsewhere = await clinic.OpenBranchAsync("外滩门诊");
        await clinic.HireAsync("other-finance", elsewhere.Id, Roles.Finance);

        (await clinic.As("other-finance").SendAsync(new GetOrder.Query(new OrderId(order)))).ShouldBeRefused("order.not-found");
    }

    internal static PricedLine Line(string code, decimal price) => new(Guid.NewGuid(), code, code, "injection", "face", 1, price, price);

    internal static async Task<(Journey Journey, Guid Order)> PaidAsync(OrderDesk desk, Clinic clinic)
    {
        var journey = await desk.VisitOfAsync("付清");
        var order = Guid.CreateVersion7();
        await desk.EmitAsync(journey, new OrderPriced(order, [Line("BTX", 3800)], 3800, 0, 3800));
        (await desk.TakeAsync(journey, order, "k1", "cash", 3800, by: clinic.PersonNamed("cashier01").Id.ToString())).IsYes.ShouldBeTrue();
        await desk.EmitAsync(journey, new OrderPaid(order));
        return (journey, order);
    }

    private async Task<(Journey Journey, Guid Order)> PricedAsync(params PricedLine[] lines)
    {
        var journey = await desk.VisitOfAsync("开单");
        var order = Guid.CreateVersion7();
        var total = lines.Sum(line => line.Total);
        await desk.EmitAsync(journey, new OrderPriced(order, lines, total, 0, total));
        return (journey, order);
    }

    private async Task<GetOrder.Response> ExplainAsync(Guid order) =>
        (await clinic.As(Roles.Finance).SendAsync(new GetOrder.Query(new OrderId(order)))).ShouldSucceed();
}

using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Sales.Orders;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Ledger;

/// <summary>R-BAL-1: paid = performed + refunded + balance, line by line and to the fen, whatever happens.</summary>
public sealed class BalanceTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    private readonly OrderDesk desk = new(clinic);

    [Fact]
    public async Task R_BAL_1_what_is_paid_is_shared_by_list_price_to_the_fen_and_the_last_takes_the_rest()
    {
        var sale = await SoldAsync(total: 100, Line("A", 50), Line("B", 50), Line("C", 50));

        (await LinesAsync(sale))
            .Select(line => (line.Code, line.Paid, line.Balance))
            .ShouldBe([("A", 33.33m, 33.33m), ("B", 33.33m, 33.33m), ("C", 33.34m, 33.34m)]);
    }

    [Fact]
    public async Task R_BAL_1_a_session_is_an_equal_part_and_the_last_the_rest()
    {
        var sale = await SoldAsync(total: 100, Line("COURSE", 50, quantity: 3));

        var performed = new List<decimal>();
        for (var session = 0; session < 3; session++)
        {
            await PerformAsync(sale, "COURSE", 1);
            performed.Add((await LinesAsync(sale)).Single().Performed);
        }

        performed.ShouldBe([33.33m, 66.66m, 100m]);
        (await LinesAsync(sale)).Single().IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task R_BAL_1_what_is_done_beyond_what_was_bought_takes_nothing_from_other_lines()
    {
        var sale = await SoldAsync(total: 300, Line("A", 100), Line("B", 200));

        await PerformAsync(sale, "A", 5);

        (await LinesAsync(sale)).Select(line => line.Balance).ShouldBe([0m, 200m]);
    }

    [Fact]
    public async Task R_BAL_1_a_deposit_is_the_client_s_balance_also_when_the_order_comes_to_nothing()
    {
        var (journey, order) = await PricedAsync(1000, Line("A", 600), Line("B", 400));
        await desk.TakeAsync(journey, order, "k1", "cash", 250);
        await desk.EmitAsync(journey, new OrderCancelled(order, "too dear"));

        (await LinesAsync(new Sale(journey, order, []))).Select(line => line.Balance).ShouldBe([150m, 100m]);

        (await desk.RefundAsync(journey, order, 250)).IsYes.ShouldBeTrue();
        (await LinesAsync(new Sale(journey, order, []))).Sum(line => line.Balance).ShouldBe(0);
    }

    [Fact]
    public async Task R_CRS_3_a_refund_of_a_course_keeps_the_sessions_done_at_the_single_price()
    {
        var sale = await SoldAsync(total: 8000, Line("COURSE", 1000, quantity: 10));
        await PerformAsync(sale, "COURSE", 4);
        var before = (await LinesAsync(sale)).Single();
        (before.Performed, before.Balance, before.Refundable).ShouldBe((3200m, 4800m, 4000m));

        (await desk.AskAsync(sale.Journey, new RefundOrder(sale.Order, 4000, "moves away", "f", "amount", Line: 1))).IsYes.ShouldBeTrue();

        var line = (await LinesAsync(sale)).Single();
        (line.Paid, line.Performed, line.Refunded, line.Balance, line.Left).ShouldBe((8000m, 4000m, 4000m, 0m, 0m));
    }

    [Fact]
    public async Task R_CRS_3_a_single_item_that_is_not_done_gives_back_what_was_paid_for_it_and_the_others_stay()
    {
        var sale = await SoldAsync(total: 270, Line("A", 100), Line("B", 200));

        await desk.RefundAsync(sale.Journey, sale.Order, 180);

        (await LinesAsync(sale)).Select(line => (line.Code, line.Balance, line.Left)).ShouldBe([("A", 90m, 1m), ("B", 0m, 0m)]);
    }

    [Fact]
    public async Task R_CRS_3_gifts_lapse_with_the_last_of_what_was_paid()
    {
        var sale = await SoldAsync(total: 300, Line("A", 300), Line("GIFT", 0));
        (await LinesAsync(sale)).Select(line => (line.Balance, line.Left)).ShouldBe([(300m, 1m), (0m, 1m)]);

        await desk.RefundAsync(sale.Journey, sale.Order, 300);

        (await LinesAsync(sale)).Select(line => line.Left).ShouldBe([0m, 0m]);
    }

    [Fact]
    public async Task R_BAL_1_goods_are_the_client_s_with_the_receipt_and_may_come_back()
    {
        var sale = await SoldAsync(total: 300, Line("A", 200), Line("CREAM", 100, category: "drug"));
        (await LinesAsync(sale)).Select(line => line.Balance).ShouldBe([200m, 0m]);

        await desk.RefundAsync(sale.Journey, sale.Order, 100);

        (await LinesAsync(sale)).Select(line => (line.Performed, line.Refunded, line.Balance)).ShouldBe([(0m, 0m, 200m), (0m, 100m, 0m)]);
    }

    [Fact]
    public async Task R_BAL_1_an_order_that_is_priced_again_keeps_what_is_done_and_the_rest_pays_for_what_is_new()
    {
        var sale = await SoldAsync(total: 300, Line("A", 100), Line("B", 200));
        await PerformAsync(sale, "A", 1);
        var other = Line("C", 250);

        await desk.EmitAsync(sale.Journey, new OrderPriced(sale.Order, [sale.Items[0], other], 350, 0, 350));
        (await LinesAsync(sale)).Select(line => (line.Code, line.Paid, line.Balance)).ShouldBe([("A", 100m, 0m), ("C", 200m, 200m)]);
        await desk.TakeAsync(sale.Journey, sale.Order, "k2", "cash", 50);

        (await LinesAsync(sale)).Select(line => (line.Code, line.Balance)).ShouldBe([("A", 0m), ("C", 250m)]);
    }

    [Fact]
    public async Task R_BAL_1_what_was_performed_cannot_be_taken_out_of_its_order()
    {
        var sale = await SoldAsync(total: 300, Line("A", 100), Line("B", 200));
        await PerformAsync(sale, "A", 1);

        var refused = await desk.AskAsync(sale.Journey, Keeping(sale, "B"));

        (refused.Refusal!.Field, refused.Refusal.Code).ShouldBe(("items", "payment.item-performed"));
        (await desk.AskAsync(sale.Journey, Keeping(sale, "A"))).IsYes.ShouldBeTrue();
    }

    [Fact]
    public async Task R_BAL_1_what_is_done_in_a_later_visit_is_taken_from_what_was_paid_longest_ago()
    {
        var item = Line("COURSE", 100, quantity: 2);
        var first = await SoldAsync(total: 200, item);
        var later = new Journey
        {
            Id = new JourneyId(Guid.CreateVersion7()),
            BranchId = clinic.Branch.Id,
            ClientId = first.Journey.ClientId,
            DefinitionId = "visit",
            DefinitionName = "Visit",
            Version = 1,
            StartedAt = clinic.Clock.Now,
        };
        await clinic.InsertAsync(later);

        await desk.EmitAsync(later, new ItemsPerformed([new PerformedItem(item.ItemId, item.Area, 1)]));

        (await LinesAsync(first)).Single().Balance.ShouldBe(100);
    }

    [Fact]
    public async Task R_BAL_4_the_head_line_says_what_is_left_and_amounts_only_to_those_who_may_see_them()
    {
        var sale = await SoldAsync(total: 300, Line("A", 100), Line("B", 200));
        var client = sale.Journey.ClientId!.Value;

        var front = (await clinic.As(Roles.FrontDesk).SendAsync(new GetClient.Query(client))).ShouldSucceed();
        var doctor = (await clinic.As(Roles.Doctor).SendAsync(new GetClient.Query(client))).ShouldSucceed();
        var lines = (await clinic.As(Roles.Consultant).SendAsync(new GetClientBalance.Query(client))).ShouldSucceed();

        (front.Balance!.Sum, front.Balance.Items).ShouldBe(("300.00", 2));
        (doctor.Balance!.Sum, doctor.Balance.Items).ShouldBe((null, 2));
        (lines.Sum, lines.Open).ShouldBe(("300.00", 2));
        lines
            .Lines.Select(line => (line.Code, line.Balance, line.State, line.IsDue))
            .ShouldBe([("A", "100.00", "undecided", true), ("B", "200.00", "undecided", true)]);
        (await clinic.As(Roles.Doctor).SendAsync(new GetClientBalance.Query(client))).ShouldBeRefused("client.not-found");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task R_BAL_1_holds_at_every_moment_of_whatever_happens_to_an_order(int seed)
    {
        var chance = new Random(seed);
        for (var run = 0; run < 4; run++)
        {
            var (journey, order) = await PricedAsync(0, Draw(chance));
            var sale = new Sale(journey, order, []);
            for (var step = 0; step < 14; step++)
            {
                var what = await HappenAsync(sale, chance, $"{run}-{step}");
                await CheckAsync(sale, $"seed {seed}, run {run}, step {step}: {what}");
            }
        }
    }

    private async Task<string> HappenAsync(Sale sale, Random chance, string key)
    {
        var order = await OrderAsync(sale);
        var (due, left) = (order.Total - (order.Paid - order.Refunded), order.Paid - order.Refunded);
        var lines = await LinesAsync(sale);
        switch (chance.Next(6))
        {
            case 0:
                return $"priced again: {await PriceAgainAsync(sale, chance, lines)}";
            case 1 or 2 when due > 0:
                var part = chance.Next(2) == 0 ? due : Fen(chance, due);
                (await desk.TakeAsync(sale.Journey, sale.Order, key, "cash", part)).IsYes.ShouldBeTrue();
                await desk.AskAsync(sale.Journey, new CloseOrder(sale.Order, "order"));
                return $"paid {part}";
            case 3 when left > 0:
                var back = Fen(chance, left);
                int? line = chance.Next(2) == 0 ? null : chance.Next(1, 5);
                (await desk.AskAsync(sale.Journey, new RefundOrder(sale.Order, back, "", "f", "amount", line))).IsYes.ShouldBeTrue();
                return $"refunded {back} of {line}";
            case 4 or 5 when lines.Count > 0:
                var done = lines[chance.Next(lines.Count)];
                var item = new PerformedItem(done.ItemId.Value, done.Area, chance.Next(1, 4));
                await desk.EmitAsync(sale.Journey, new ItemsPerformed([item]));
                return $"performed {item.Quantity} of {done.Code}";
            default:
                return "nothing";
        }
    }

    private async Task<decimal> PriceAgainAsync(Sale sale, Random chance, IReadOnlyList<BalanceLine> lines)
    {
        List<PricedLine> items =
        [
            .. lines
                .Where(line => line.Done > 0 && !line.IsGoods)
                .Select(line => new PricedLine(
                    line.ItemId.Value,
                    line.Code,
                    line.Name,
                    line.Category,
                    line.Area,
                    line.Done,
                    line.UnitPrice,
                    0
                )),
            .. Draw(chance),
        ];
        var total = items.Sum(line => line.UnitPrice * line.Quantity);
        await desk.EmitAsync(sale.Journey, new OrderPriced(sale.Order, items, total, 0, total));
        return total;
    }

    private async Task CheckAsync(Sale sale, string after)
    {
        var (order, lines) = (await OrderAsync(sale), await LinesAsync(sale));
        lines.Sum(line => line.Paid).ShouldBe(lines.Count == 0 ? 0 : order.Paid, after);
        lines.Sum(line => line.Refunded).ShouldBe(order.Refunded, after);
        foreach (var line in lines)
        {
            var what = $"{after}, line {line.Number}: {line.Paid} = {line.Performed} + {line.Refunded} + {line.Balance}";
            line.Balance.ShouldBe(line.Paid - line.Performed - line.Refunded, what);
            foreach (var sum in new[] { line.Paid, line.Performed, line.Refunded, line.Balance, line.Left, line.Done })
                sum.ShouldBeGreaterThanOrEqualTo(0, what);
            foreach (var sum in new[] { line.Paid, line.Performed, line.Refunded })
                decimal.Round(sum, 2).ShouldBe(sum, what);
            line.IsOpen.ShouldBe(line.Balance > 0, what);
            if (line.Left == 0)
                line.Balance.ShouldBe(0, what);
        }
    }

    private static PricedLine[] Draw(Random chance) =>
        [
            .. Enumerable
                .Range(0, chance.Next(1, 4))
                .Select(at =>
                    Line(
                        $"I{at}",
                        chance.Next(4) == 0 ? 0 : chance.Next(1, 100_000) / 100m,
                        chance.Next(1, 5),
                        chance.Next(5) == 0 ? "drug" : "laser"
                    )
                ),
        ];

    private static decimal Fen(Random chance, decimal most) => chance.Next(1, (int)(most * 100) + 1) / 100m;

    private static PricedLine Line(string code, decimal price, decimal quantity = 1, string category = "laser") =>
        new(Guid.NewGuid(), code, code, category, "face", quantity, price, price * quantity);

    private async Task<(Journey Journey, Guid Order)> PricedAsync(decimal total, params PricedLine[] lines)
    {
        var journey = await desk.VisitOfAsync("余项");
        var order = Guid.CreateVersion7();
        var list = lines.Sum(line => line.Total);
        await desk.EmitAsync(journey, new OrderPriced(order, lines, list, 0, total == 0 ? list : total));
        return (journey, order);
    }

    private async Task<Sale> SoldAsync(decimal total, params PricedLine[] lines)
    {
        var (journey, order) = await PricedAsync(total, lines);
        (await desk.TakeAsync(journey, order, "k1", "cash", total)).IsYes.ShouldBeTrue();
        (await desk.AskAsync(journey, new CloseOrder(order, "order"))).IsYes.ShouldBeTrue();
        return new Sale(journey, order, lines);
    }

    private Task PerformAsync(Sale sale, string code, decimal quantity)
    {
        var item = sale.Items.Single(line => line.Code == code);
        return desk.EmitAsync(sale.Journey, new ItemsPerformed([new PerformedItem(item.ItemId, item.Area, quantity)]));
    }

    private static KeepPerformed Keeping(Sale sale, string code)
    {
        var line = sale.Items.Single(item => item.Code == code);
        var item = new PlanItem(line.ItemId, line.Code, line.Name, line.Category, Area: line.Area, Quantity: line.Quantity);
        return new KeepPerformed(
            sale.Order,
            [item],
            "items",
            new TaskCompleted("Priced", new Dictionary<string, object?>(), "x", "consultant")
        );
    }

    private Task<List<BalanceLine>> LinesAsync(Sale sale) =>
        clinic.ReadAsync(db =>
            db.BalanceLines().Where(line => line.OrderId == new OrderId(sale.Order)).OrderBy(line => line.Number).ToListAsync()
        );

    private Task<Workflows.Sales.Orders.Order> OrderAsync(Sale sale) =>
        clinic.ReadAsync(db => Workflows.Sales.SalesTables.Orders(db).SingleAsync(order => order.Id == new OrderId(sale.Order)));

    private sealed record Sale(Journey Journey, Guid Order, PricedLine[] Items);
}

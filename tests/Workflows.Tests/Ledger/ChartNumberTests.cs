using CaseFlow.Activities.Ledger;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Sales.Orders;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Ledger;

/// <summary>R-CHART-1.</summary>
public sealed class ChartNumberTests : IAsyncLifetime
{
    private readonly Clinic clinic = new();
    private OrderDesk desk = null!;

    public async Task InitializeAsync()
    {
        await clinic.OpenAsync(withShippedDefinitions: false);
        clinic.Clock.AdvanceTo(new DateTimeOffset(2033, 10, 31, 16, 0, 0, TimeSpan.Zero)); // midnight of 1 November in Shanghai
        desk = new OrderDesk(clinic);
    }

    public async Task DisposeAsync() => await clinic.DisposeAsync();

    [Fact]
    public async Task R_CHART_1_the_first_deal_of_a_day_is_01_and_the_next_day_begins_again()
    {
        (await DealAsync()).ShouldBe("2033110101");
        (await DealAsync()).ShouldBe("2033110102");
        clinic.Clock.AdvanceTo(clinic.Clock.Now + TimeSpan.FromDays(1));
        (await DealAsync()).ShouldBe("2033110201");
    }

    [Fact]
    public async Task R_CHART_1_it_is_given_once_per_client()
    {
        var (journey, _) = await OrderTests.PaidAsync(desk, clinic);
        var given = await ChartOfAsync(journey.ClientId);
        clinic.Clock.AdvanceTo(clinic.Clock.Now + TimeSpan.FromDays(40));

        var second = Guid.CreateVersion7();
        await desk.EmitAsync(journey, new OrderPriced(second, [OrderTests.Line("HA", 100)], 100, 0, 100));
        await desk.TakeAsync(journey, second, "k2", "cash", 100);
        await desk.AskAsync(journey, new CloseOrder(second, "order"));

        (await ChartOfAsync(journey.ClientId)).ShouldBe(given);
    }

    [Fact]
    public async Task R_CHART_1_the_hundredth_of_a_day_gets_three_figures()
    {
        await DealAsync();
        await clinic.ChangeAsync(async db => (await db.Counters().SingleAsync(counter => counter.Name == "chart:20331101")).Value = 98);

        (await DealAsync()).ShouldBe("2033110199");
        (await DealAsync()).ShouldBe("20331101100");
    }

    [Fact]
    public async Task R_CHART_1_no_gap_and_no_double_when_cashiers_close_at_the_same_moment()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => DealAsync()));

        numbers.Order().ShouldBe(Enumerable.Range(1, 12).Select(place => $"20331101{place:00}"));
    }

    [Fact]
    public async Task R_CHART_1_a_deal_that_is_not_committed_takes_no_number()
    {
        var journey = await desk.VisitOfAsync("未付");
        var order = Guid.CreateVersion7();
        await desk.EmitAsync(journey, new OrderPriced(order, [OrderTests.Line("HA", 100)], 100, 0, 100));
        await desk.TakeAsync(journey, order, "k1", "cash", 100);
        var questions = new[] { new CloseOrder(order, "order"), new CloseOrder(Guid.CreateVersion7(), "order") };
        (await desk.AskAsync(journey, questions)).IsYes.ShouldBeFalse();

        (await DealAsync()).ShouldBe("2033110101");
        (await ChartOfAsync(journey.ClientId)).ShouldBeNull();
    }

    private async Task<string?> DealAsync() => await ChartOfAsync((await OrderTests.PaidAsync(desk, clinic)).Journey.ClientId);

    private Task<string?> ChartOfAsync(ClientId? client) =>
        clinic.ReadAsync(db => db.Clients().Where(row => row.Id == client).Select(row => row.ChartNumber).SingleAsync());
}

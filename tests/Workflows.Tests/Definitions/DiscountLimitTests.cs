using CaseFlow.Activities.Common;
using CaseFlow.Activities.Sales;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>R-PAY-3: who signs a discount of 12 %, by the limits that the clinic has set. Each test has a clinic of its own.</summary>
public sealed class DiscountLimitTests : IAsyncLifetime
{
    private readonly Clinic clinic = new();

    public Task InitializeAsync() => clinic.OpenAsync();

    public async Task DisposeAsync() => await clinic.DisposeAsync();

    [Fact]
    public async Task R_PAY_3_changing_a_limit_changes_who_must_sign_the_next_order()
    {
        (await SignersAsync()).ShouldBe(["signManager"]);

        await SetAsync(SaleSettings.ManagerLimit, "10");
        (await SignersAsync()).ShouldBe(["signManager", "signDirector"], ignoreOrder: true);

        await SetAsync(SaleSettings.ConsultantLimit, "12");
        (await SignersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R_PAY_3_a_journey_under_way_goes_by_what_holds_when_its_order_is_written()
    {
        var robot = new Robot(clinic);
        var id = (await clinic.StartVisitAsync()).Id;
        while (await OpenAsync(id) is { ActivityType: not "CaseFlow.PriceOrder" } open)
            await robot.CompleteAsync(open);

        await SetAsync(SaleSettings.ConsultantLimit, "12");

        var steps = await robot.RunAsync(id, with: Discount);
        steps[0].ActivityId.ShouldBe("price");
        steps.ShouldNotContain(step => IsSigner(step.ActivityId));
    }

    private async Task<OpenTask?> OpenAsync(JourneyId id) =>
        (await clinic.As(Roles.Admin).SendAsync(new GetJourney.Query(id))).ShouldSucceed().OpenTasks is [var first, ..] ? first : null;

    private async Task<IEnumerable<string>> SignersAsync() =>
        (await new Visits(clinic).RunAsync(with: Discount)).Steps.Select(step => step.ActivityId).Where(IsSigner);

    private static bool IsSigner(string activity) => activity is "signManager" or "signDirector";

    private async Task SetAsync(Setting setting, string value)
    {
        var asked = (await clinic.As(Roles.Admin).SendAsync(new ChangeSetting.Command(setting.Key, value))).ShouldSucceed();
        (
            await clinic
                .As(Roles.OperationsDirector)
                .SendAsync(new DecideSettingRequest.Command(setting.Key, asked.Waiting!.Number, Approve: true))
        ).ShouldSucceed();
    }

    private static object? Discount(GetTask.Response task) =>
        task.ActivityType == "CaseFlow.PriceOrder" ? new { discountPercent = 12 } : null;
}

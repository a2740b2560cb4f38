using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tests.House.Setup;

public sealed class VisitNeedTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    [Fact]
    public async Task P23_no_visit_starts_while_hours_a_role_or_a_price_is_missing_and_what_is_missing_is_named()
    {
        var branch = (await clinic.AsSystem.SendAsync(new Workflows.House.Branches.CreateBranch.Command("虹桥院区"))).ShouldSucceed().Id;
        foreach (var role in VisitNeeds.NeededRoles.Except([Roles.Cashier]))
            await clinic.HireAsync($"{role}-hongqiao", branch, role);
        var desk = clinic.As("front-desk-hongqiao");

        var refusal = (await StartAsync(branch, desk)).ShouldBeRefused("visit.not-set-up");
        refusal.Kind.ShouldBe(RefusalKind.Conflict);
        (await MissingAsync(desk)).ShouldBe([("hours", "/setup/hours"), ("role", "/setup/staff"), ("price", "/setup/prices")]);

        (
            await clinic.As("manager-hongqiao").SendAsync(new SetHours.Command(branch, [.. Enumerable.Repeat("10:00-20:00", 7)]))
        ).ShouldSucceed();
        (await MissingAsync(desk)).Select(one => one.What).ShouldBe(["role", "price"]);
        await clinic.HireAsync("cashier-hongqiao", branch, Roles.Cashier);
        (await StartAsync(branch, desk)).ShouldBeRefused("visit.not-set-up");
        var price = new SavePriceItem.Command(branch, "A", "护理", "Care", PriceCategory.SkinCare, "次", 100m);
        (await clinic.As("manager-hongqiao").SendAsync(price)).ShouldSucceed();

        (await MissingAsync(desk)).ShouldBeEmpty();
        (await StartAsync(branch, desk)).ShouldSucceed();
    }

    private async Task<Result<JourneyDetail>> StartAsync(BranchId branch, Staff desk) =>
        await desk.SendAsync(new StartJourney.Command("client-visit", (await clinic.RegisterAsync(branch: branch)).Id));

    private static async Task<IReadOnlyList<(string What, string Page)>> MissingAsync(Staff desk) =>
        [.. (await desk.SendAsync(new ListVisitNeeds.Query())).ShouldSucceed().Select(one => (one.What, one.Page))];
}

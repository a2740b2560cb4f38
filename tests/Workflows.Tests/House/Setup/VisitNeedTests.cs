using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

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

    [Fact]
    public async Task P23_the_set_up_page_misses_in_each_branch_what_the_gate_of_its_visits_misses()
    {
        var admin = clinic.As(Roles.Admin);
        var ready = await SetUpAsync("徐汇院区", "xuhui");
        var half = (await admin.SendAsync(new Workflows.House.Branches.CreateBranch.Command("长宁院区"))).ShouldSucceed().Id;
        foreach (var role in VisitNeeds.NeededRoles)
            await clinic.HireAsync($"{role}-changning", half, role);

        var branches = (await AsAdminOfAllAsync()).ShouldSucceed().Branches.ToDictionary(branch => branch.Id, branch => branch.Missing);

        branches[ready].ShouldBeEmpty();
        branches[half].Select(need => need.What).ShouldBe(["hours", "price"], "what the other branch has is not theirs");
        (await StartAsync(ready, clinic.As("front-desk-xuhui"))).ShouldSucceed();
        var refusal = (await StartAsync(half, clinic.As("front-desk-changning"))).ShouldBeRefused("visit.not-set-up");
        Gated(refusal).ShouldBe(["hours", "price"]);
    }

    [Fact]
    public async Task P23_no_visit_starts_where_what_is_sold_has_no_consent_text_in_force()
    {
        var branch = await SetUpAsync("松江院区", "songjiang");
        var desk = clinic.As("front-desk-songjiang");
        await clinic.TamperAsync(
            $"UPDATE PriceItems SET Category = 'thread-lift' WHERE BranchId = (SELECT Id FROM Branches WHERE Name = '松江院区')"
        );

        Gated((await StartAsync(branch, desk)).ShouldBeRefused("visit.not-set-up")).ShouldBe(["consent"]);
        (await MissingAsync(desk)).ShouldBe([("consent", "/setup/texts?kind=consent")]);
        var text = new WriteText.Command(
            TextKind.Consent,
            "consent.thread-lift",
            0,
            "埋线同意书",
            null,
            "{{client}}同意。",
            "{{client}} agrees."
        );
        (await clinic.As(Roles.Manager).SendAsync(text)).ShouldSucceed();
        (await MissingAsync(desk)).Count.ShouldBe(1, "a second person has not looked at it");
        (
            await clinic.As(Roles.MedicalDirector).SendAsync(new ApproveText.Command(TextKind.Consent, "consent.thread-lift", 1))
        ).ShouldSucceed();

        (await MissingAsync(desk)).ShouldBeEmpty();
        (await StartAsync(branch, desk)).ShouldSucceed();
    }

    private async Task<BranchId> SetUpAsync(string name, string suffix)
    {
        var branch = (await clinic.AsSystem.SendAsync(new Workflows.House.Branches.CreateBranch.Command(name))).ShouldSucceed().Id;
        foreach (var role in VisitNeeds.NeededRoles)
            await clinic.HireAsync($"{role}-{suffix}", branch, role);
        var manager = clinic.As($"manager-{suffix}");
        (await manager.SendAsync(new SetHours.Command(branch, [.. Enumerable.Repeat("10:00-20:00", 7)]))).ShouldSucceed();
        (
            await manager.SendAsync(new SavePriceItem.Command(branch, "A", "护理", "Care", PriceCategory.SkinCare, "次", 100m))
        ).ShouldSucceed();
        return branch;
    }

    private async Task<Result<GetReadiness.Response>> AsAdminOfAllAsync()
    {
        var admin = await clinic.ReadAsync(db => db.People().AsNoTracking().SingleAsync(person => person.UserName == "admin01"));
        return await new Staff(clinic, current => current.Become(admin.Id, admin.UserName, admin.Name, admin.Grants)).SendAsync(
            new GetReadiness.Query()
        );
    }

    private static IEnumerable<string> Gated(Refusal refusal) =>
        JsonSerializer.SerializeToElement(refusal.More!["missing"]).EnumerateArray().Select(one => one.GetProperty("what").GetString()!);

    private async Task<Result<JourneyDetail>> StartAsync(BranchId branch, Staff desk) =>
        await desk.SendAsync(new StartJourney.Command("client-visit", (await clinic.RegisterAsync(branch: branch)).Id));

    private static async Task<IReadOnlyList<(string What, string Page)>> MissingAsync(Staff desk) =>
        [.. (await desk.SendAsync(new ListVisitNeeds.Query())).ShouldSucceed().Select(one => (one.What, one.Page))];
}

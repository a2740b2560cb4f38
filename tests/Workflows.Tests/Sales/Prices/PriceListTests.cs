using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Sales.Prices;

public sealed class PriceListTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    [Fact]
    public async Task Items_come_in_the_order_of_the_list_and_are_found_by_code_and_both_names()
    {
        (await FindAsync(null)).First().ShouldBe("INJ-BTX-100");
        (await FindAsync("inj-ha")).ShouldBe(["INJ-HA-1"]);
        (await FindAsync("光子")).ShouldBe(["LAS-IPL"]);
        (await FindAsync("EYELID")).ShouldBe(["SUR-EYE"]);
        (await FindAsync("%")).ShouldBeEmpty();
        (await FindAsync("_")).ShouldBeEmpty();
    }

    [Fact]
    public async Task P1_6_doctors_and_nurses_see_no_prices()
    {
        (await ListAsync(Roles.Consultant)).ShouldAllBe(item => item.Price != null);
        (await ListAsync(Roles.Doctor)).ShouldAllBe(item => item.Price == null);
        (await ListAsync(Roles.Nurse)).ShouldAllBe(item => item.Price == null);
        await clinic.HireAsync("doctor-manager", null, Roles.Doctor, Roles.Manager);
        (await ListAsync("doctor-manager")).ShouldAllBe(item => item.Price != null);
    }

    [Fact]
    public async Task Saving_a_code_again_changes_its_item_but_not_its_price_and_may_take_it_off_the_list()
    {
        var command = new SavePriceItem.Command(
            clinic.Branch.Id,
            "SKN-NEW",
            "补水护理",
            "Hydration",
            PriceCategory.SkinCare,
            "次",
            480.50m,
            Rank: 99
        );
        var saved = (await clinic.As(Roles.Manager).SendAsync(command)).ShouldSucceed();
        (await ListAsync(Roles.Manager)).Single(item => item.Code == "SKN-NEW").Price.ShouldBe("480.50");

        (await clinic.As(Roles.Manager).SendAsync(command with { Name = "深层补水" })).ShouldSucceed().Id.ShouldBe(saved.Id);
        (await ListAsync(Roles.Manager)).Single(item => item.Code == "SKN-NEW").Name.ShouldBe("深层补水");
        (await clinic.As(Roles.Manager).SendAsync(command with { Price = 500 })).ShouldBeInvalid("price", "price.used");
        (await clinic.As(Roles.Manager).SendAsync(command with { IsActive = false })).ShouldSucceed();
        (await FindAsync("SKN-NEW")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_item_is_refused_with_all_that_is_wrong()
    {
        var refused = await clinic
            .As(Roles.Manager)
            .SendAsync(new SavePriceItem.Command(clinic.Branch.Id, "", "", "x", "food", "次", 1.005m));

        refused
            .Refusal!.Fields.Select(error => $"{error.Field} {error.Code}")
            .ShouldBe(["code field.required", "name field.required", "category field.unknown-option", "price field.not-exact-to-the-fen"]);
    }

    [Fact]
    public async Task Nobody_changes_the_list_of_another_branch()
    {
        var elsewhere = await clinic.OpenBranchAsync("外滩门诊");

        (await clinic.As(Roles.Manager).SendAsync(new SavePriceItem.Command(elsewhere.Id, "X", "x", "x", PriceCategory.Drug, "盒", 1)))
            .ShouldBeRefused("branch.not-yours")
            .Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task R_SET_4_a_price_comes_into_force_on_its_day_in_the_list_and_in_what_is_sold()
    {
        var list = (await ListAsync(Roles.Consultant)).Single(item => item.Code == "DRG-CREAM");
        var today = DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(clinic.Clock.Now, TimeZoneInfo.FindSystemTimeZoneById(clinic.Branch.TimeZone)).DateTime
        );
        (await clinic.As(Roles.Manager).SendAsync(new SetPrice.Command("DRG-CREAM", 210, today.AddDays(1)))).ShouldSucceed();
        (await SoldAtAsync()).ShouldBe((list.Price, "198.50"));

        clinic.Clock.AdvanceTo(clinic.Clock.Now + TimeSpan.FromDays(1));

        (await SoldAtAsync()).ShouldBe(("210.00", "210.00"));
        (await clinic.As(Roles.Manager).SendAsync(new WithdrawPrice.Command("DRG-CREAM", today.AddDays(1)))).ShouldBeRefused(
            "price.in-force"
        );
    }

    /// <summary>As the list shows it, and as a form's answer takes it.</summary>
    private async Task<(string? Listed, string? Taken)> SoldAtAsync()
    {
        var item = (await ListAsync(Roles.Consultant)).Single(item => item.Code == "DRG-CREAM");
        await using var scope = clinic.As(Roles.Consultant).Enter();
        var form = new Form(
            "sale",
            1,
            new LocalText("", ""),
            [new FormSection(new LocalText("", ""), [new FormField("items", new LocalText("", ""), SaleFieldTypes.PriceItems)])]
        );
        var values = JsonSerializer.SerializeToElement(new { items = new[] { new { itemId = item.Id, quantity = 1 } } });
        var check = await scope
            .ServiceProvider.GetRequiredService<FormChecker>()
            .CheckAsync(form, values, clinic.Branch.Id, endsEarly: false, given: null, CancellationToken.None);
        return (item.Price, check.Values.TryGetValue("items", out var rows) ? UnitPriceOf(rows) : null);
    }

    private static string? UnitPriceOf(object? rows) =>
        ((IEnumerable<object?>)rows!).Cast<Dictionary<string, object?>>().Single()["unitPrice"] as string;

    private async Task<IReadOnlyList<ListPriceItems.Item>> ListAsync(string role, string? q = null) =>
        (await clinic.As(role).SendAsync(new ListPriceItems.Query(q, Paging: new Paging(1, 200)))).ShouldSucceed().Items;

    private async Task<IEnumerable<string>> FindAsync(string? q) => (await ListAsync(Roles.Consultant, q)).Select(item => item.Code);
}

using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Forms;

/// <summary>Answers that name what a branch has stored: its price list, its files, its people.</summary>
public sealed class FormCheckerTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    private static readonly Form Items = Sheet.With(Sheet.Field("items", "priceItems", """ "required": true """));

    [Fact]
    public async Task R_PAY_1_price_items_carry_all_that_later_steps_need_with_the_price_in_force()
    {
        var item = await ItemAsync("LAS-PICO");

        var rows = (
            await CheckAsync(
                Items,
                new
                {
                    items = new[]
                    {
                        new
                        {
                            itemId = item.Id.Value,
                            area = " 全脸 ",
                            quantity = 2,
                            unitPrice = "0.01",
                        },
                    },
                }
            )
        ).ShouldKeep("items");

        rows.ShouldBeOfType<List<object?>>()
            .ShouldHaveSingleItem()
            .ShouldBeOfType<Dictionary<string, object?>>()
            .ShouldBe(
                new Dictionary<string, object?>
                {
                    ["itemId"] = item.Id.ToString(),
                    ["code"] = "LAS-PICO",
                    ["name"] = "皮秒激光全脸",
                    ["category"] = "laser",
                    ["unit"] = "次",
                    ["unitPrice"] = "2980.00",
                    ["demandsReview"] = false,
                    ["anaestheticMinutes"] = 30d,
                    ["area"] = "全脸",
                    ["quantity"] = 2d,
                },
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Unknown_withdrawn_and_foreign_items_are_refused_at_their_row()
    {
        var elsewhere = await clinic.OpenBranchAsync("外滩门诊");
        PriceItem withdrawn = NewItem(clinic.Branch.Id, active: false),
            foreign = NewItem(elsewhere.Id, active: true);
        await clinic.InsertAsync(withdrawn, foreign);

        var answer = await CheckAsync(
            Items,
            new
            {
                items = new object[]
                {
                    Row(Guid.NewGuid()),
                    Row(withdrawn.Id.Value),
                    Row(foreign.Id.Value),
                    new { itemId = "x", quantity = 0 },
                    new { quantity = 1 },
                },
            }
        );

        answer
            .Errors.Select(error => $"{error.Field} {error.Code}")
            .ShouldBe([
                "items[0].itemId field.unknown-item",
                "items[1].itemId field.unknown-item",
                "items[2].itemId field.unknown-item",
                "items[3].itemId field.unknown-item",
                "items[3].quantity field.below-min",
                "items[4].itemId field.required",
            ]);
    }

    [Fact]
    public async Task Photos_must_be_pictures_that_the_branch_has()
    {
        var form = Sheet.With(Sheet.Field("photo", "photo"), Sheet.Field("paper", "file"), Sheet.Field("sign", "signature"));
        var picture = (await clinic.As(Roles.Assistant).SendAsync(new StoreFile.Command(Pictures.Jpeg()))).ShouldSucceed();
        var paper = (await clinic.As(Roles.Assistant).SendAsync(new StoreFile.Command(Pictures.Pdf()))).ShouldSucceed();

        (
            await CheckAsync(
                form,
                new
                {
                    photo = picture.Id.Value,
                    paper = paper.Id.Value,
                    sign = picture.Id.Value,
                }
            )
        ).Values.Count.ShouldBe(3);
        var wrong = await CheckAsync(
            form,
            new
            {
                photo = paper.Id.Value,
                paper = Guid.NewGuid(),
                sign = paper.Id.Value,
            }
        );
        wrong
            .Errors.Select(error => $"{error.Field} {error.Code}")
            .ShouldBe(["photo field.not-a-picture", "paper field.unknown-file", "sign field.not-a-picture"]);

        var elsewhere = await clinic.OpenBranchAsync("徐汇门诊");
        await clinic.HireAsync("elsewhere01", elsewhere.Id, Roles.Assistant);
        var foreign = (await clinic.As("elsewhere01").SendAsync(new StoreFile.Command(Pictures.WebP()))).ShouldSucceed();
        (await CheckAsync(form, new { photo = foreign.Id.Value })).ShouldFail("photo", "field.unknown-file");
    }

    [Fact]
    public async Task R_PAY_5_a_way_of_paying_that_the_clinic_does_not_take_is_neither_offered_nor_accepted()
    {
        await using var other = new Clinic();
        await other.OpenAsync(withShippedDefinitions: false);
        var form = Sheet.With(Sheet.Field("tenders", "tenders"));
        (await KindsAsync()).ShouldBe(["cash", "card", "alipay", "wechat", "instalment", "stored-value", "points"]);

        (await other.As(Roles.Admin).SendAsync(new ChangeSetting.Command("ledger.tender-kinds", "wechat,  cash"))).ShouldSucceed();

        (await KindsAsync()).ShouldBe(["wechat", "cash"]);
        await using var scope = other.As(Roles.Cashier).Enter();
        var options = await scope.ServiceProvider.GetRequiredService<FormOptions>().ReadAsync(form, other.Branch.Id, default);
        form.Answered(
                """{ "tenders": [ { "kind": "card", "amount": "1", "key": "k1" } ] }""",
                facts: FormFacts.None(Sheet.Catalog) with
                {
                    Options = options,
                }
            )
            .ShouldFail("tenders[0].kind", "field.unknown-option");
        (await other.As(Roles.Admin).SendAsync(new ChangeSetting.Command("ledger.tender-kinds", "cash, gold"))).ShouldBeInvalid(
            "value",
            "setting.not-allowed"
        );

        async Task<IEnumerable<string>> KindsAsync()
        {
            await using var desk = other.As(Roles.Cashier).Enter();
            var filled = await desk.ServiceProvider.GetRequiredService<FormOptions>().FillAsync(form, other.Branch.Id, default);
            return filled.Fields.Single().ItemFields![0].Options!.Select(option => option.Value);
        }
    }

    [Fact]
    public async Task R_TRI_1_the_consultant_whose_last_client_is_longest_ago_stands_first()
    {
        await using var other = new Clinic();
        await other.OpenAsync(withShippedDefinitions: false);
        var form = Sheet.With(Sheet.Field("consultant", "select", """ "required": true, "optionsFrom": "role:consultant" """));
        await other.HireAsync("consultant03", null, Roles.Consultant);
        await other.ChangeAsync(async db => (await db.People().SingleAsync(person => person.UserName == "consultant03")).IsActive = false);
        (await NamesAsync()).ShouldBe(["consultant01", "consultant02"]);

        await ServeAsync("consultant01");
        (await NamesAsync()).ShouldBe(["consultant02", "consultant01"]);
        await ServeAsync("consultant02");
        (await NamesAsync()).ShouldBe(["consultant01", "consultant02"]);

        async Task<IEnumerable<string>> NamesAsync()
        {
            await using var scope = other.As(Roles.FrontDesk).Enter();
            var filled = await scope.ServiceProvider.GetRequiredService<FormOptions>().FillAsync(form, other.Branch.Id, default);
            return filled.Fields.Single().Options!.Select(option => option.Label.Chinese);
        }

        async Task ServeAsync(string consultant)
        {
            other.Clock.AdvanceTo(other.Clock.Now + TimeSpan.FromMinutes(5));
            await other.InsertAsync(
                new Journey
                {
                    Id = new JourneyId(Guid.CreateVersion7()),
                    BranchId = other.Branch.Id,
                    ClientId = (await other.RegisterAsync()).Id,
                    DefinitionId = "visit",
                    DefinitionName = "Visit",
                    Version = 1,
                    StartedAt = other.Clock.Now,
                    Staff =
                    {
                        new JourneyPerson { Role = Roles.Consultant, PersonId = other.PersonNamed(consultant).Id },
                    },
                }
            );
        }
    }

    [Fact]
    public async Task Only_people_who_hold_the_role_can_be_chosen()
    {
        var form = Sheet.With(Sheet.Field("consultant", "select", """ "optionsFrom": "role:consultant" """));

        (await CheckAsync(form, new { consultant = clinic.PersonNamed("consultant02").Id.Value }))
            .ShouldKeep("consultant")
            .ShouldBe(clinic.PersonNamed("consultant02").Id.ToString());
        (await CheckAsync(form, new { consultant = clinic.PersonNamed("doctor01").Id.Value })).ShouldFail(
            "consultant",
            "field.unknown-option"
        );
    }

    private async Task<FormAnswer> CheckAsync(Form form, object values)
    {
        await using var scope = clinic.As(Roles.Consultant).Enter();
        return await scope
            .ServiceProvider.GetRequiredService<FormChecker>()
            .CheckAsync(form, JsonSerializer.SerializeToElement(values), clinic.Branch.Id, false, null, default);
    }

    private static object Row(Guid item) => new { itemId = item, quantity = 1 };

    private Task<PriceItem> ItemAsync(string code) =>
        clinic.ReadAsync(db => db.PriceItems().SingleAsync(item => item.Code == code && item.BranchId == clinic.Branch.Id));

    private static PriceItem NewItem(BranchId branch, bool active) =>
        new()
        {
            Id = new PriceItemId(Guid.CreateVersion7()),
            BranchId = branch,
            Code = $"X-{active}",
            Name = "x",
            EnglishName = "x",
            Category = PriceCategory.Drug,
            Unit = "盒",
            Price = 1,
            IsActive = active,
        };
}

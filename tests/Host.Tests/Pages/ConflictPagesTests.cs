using System.Net;
using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Tests.Pages;

/// <summary>Medical conflicts over REST, and where they are seen.</summary>
[Collection(SharedHost.Name)]
public sealed class ConflictPagesTests(HostFixture host)
{
    [Fact]
    public async Task R_SAFE_4_a_conflict_is_seen_in_red_or_amber_by_all_who_work_with_the_client()
    {
        await host.HireAsync("nurse-conflicts", Roles.Nurse, host.Branch);
        await host.HireAsync("finance-conflicts", Roles.Finance, host.Branch);
        var client = await host.RegisterAsync("冲突顾客");
        var desk = await host.AsAsync("front-desk01");
        var address = $"/api/clients/{client}/facts";
        (await desk.PostAsync(address, new { kind = "pregnancy", text = "怀孕" })).Status.ShouldBe(HttpStatusCode.OK);
        (await desk.PostAsync(address, new { kind = "keloid", text = "疤痕体质" })).Status.ShouldBe(HttpStatusCode.OK);
        var visit = (await desk.PostAsync("/api/journeys", new { definitionId = "client-visit", clientId = client })).Json;
        var (journey, task) = (visit.GetProperty("id").GetString(), visit.GetProperty("openTasks")[0].GetProperty("id").GetString());

        foreach (var page in new[] { $"/clients/{client}", $"/tasks/{task}", $"/journeys/{journey}" })
            (await PageAsync("front-desk01", page)).ShouldContain($"hx-get=\"/clients/{client}/conflicts\"", Case.Sensitive, page);
        (await PageAsync("finance-conflicts", $"/clients/{client}")).ShouldNotContain("/conflicts\"");
        (await (await host.AsAsync("finance-conflicts")).GetAsync("/api/conflicts")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await PageAsync("nurse-conflicts", $"/clients/{client}/conflicts")).ShouldNotContain("alert");

        await PlanAsync(client);

        var list = await PageAsync("nurse-conflicts", $"/clients/{client}/conflicts");
        list.ShouldContain("alert-danger conflict-stop");
        list.ShouldContain("禁止：");
        list.ShouldContain("怀孕或哺乳：怀孕、疤痕体质：疤痕体质");
        list.ShouldContain("待医生决定");
        var all = await PageAsync("nurse-conflicts", "/conflicts");
        all.ShouldContain("冲突顾客");
        var found = (await (await host.AsAsync("nurse-conflicts")).GetAsync($"/api/conflicts?client={client}")).Json.GetProperty("items")[
            0
        ];
        (found.GetProperty("state").GetString(), found.GetProperty("isStop").GetBoolean()).ShouldBe(("open", true));
    }

    [Fact]
    public async Task R_SAFE_8_the_table_is_a_page_and_a_doctor_approves_there_what_somebody_else_asked_for()
    {
        await host.HireAsync("nurse-table", Roles.Nurse, host.Branch);
        var (nurse, doctor) = (await host.AsAsync("nurse-table"), await host.AsAsync("doctor01"));
        var rules = await PageAsync("nurse-table", "/conflicts/table");
        rules.ShouldContain("六个月内用过异维A酸：不可做激光、焕肤");
        rules.ShouldContain("用药（异维A酸） → 激光");
        rules.ShouldContain("，结束后 6 个月内");
        (await (await host.AsAsync("consultant01")).GetAsync("/conflicts/table", ("Accept", "text/html"))).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );

        var wrong = await nurse.PostAsync(
            "/api/safety/contents",
            new
            {
                kind = "item",
                name = "NO-SUCH",
                reason = "说明书",
            }
        );
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        var body = new
        {
            kind = "product",
            name = "测试玻尿酸",
            contains = "透明质酸、利多卡因",
            reason = "说明书",
        };
        (await nurse.PostAsync("/api/safety/contents", body)).Status.ShouldBe(HttpStatusCode.OK);
        (await PageAsync("nurse-table", "/conflicts/table")).ShouldContain("撤回");
        var waits = await PageAsync("doctor01", "/conflicts/table");
        waits.ShouldContain("待医生批准");
        waits.ShouldContain("产品或药品 测试玻尿酸");
        waits.ShouldContain("含：透明质酸、利多卡因");
        waits.ShouldContain("批准");

        var change = (await doctor.GetAsync("/api/safety")).Json.GetProperty("changes")[0].GetProperty("id").GetString();
        (await nurse.PostAsync($"/api/safety/changes/{change}/approve", new { })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await doctor.PostAsync($"/api/safety/changes/{change}/approve", new { })).Status.ShouldBe(HttpStatusCode.OK);
        (await PageAsync("nurse-table", "/conflicts/table")).ShouldContain("doctor01 于");
    }

    /// <summary>An order of a laser treatment is begun.</summary>
    private async Task PlanAsync(string client)
    {
        await host.AsSystemAsync(
            new SavePriceItem.Command(host.Branch, "LAS-CONFLICT", "冲突激光", "Laser", PriceCategory.Laser, "次", 100m)
        );
        var item = await host.ReadAsync(db => db.PriceItems().Where(row => row.Code == "LAS-CONFLICT").Select(row => row.Id).SingleAsync());
        var input = JsonSerializer.SerializeToElement(new { items = new[] { new { itemId = item.Value, name = "冲突激光" } } });
        await host.AsSystemAsync(new StartJourney.Command("order-and-payment", new ClientId(Guid.Parse(client)), Input: input));
    }

    private async Task<string> PageAsync(string userName, string address)
    {
        var answer = await (await host.AsAsync(userName)).GetAsync(address, ("Accept", "text/html"));
        answer.Status.ShouldBe(HttpStatusCode.OK, address);
        return WebUtility.HtmlDecode(answer.Text);
    }
}

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

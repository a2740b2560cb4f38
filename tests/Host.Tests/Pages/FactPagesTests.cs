using System.Net;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Pages;

/// <summary>Medical facts over REST, and where they are seen.</summary>
[Collection(SharedHost.Name)]
public sealed class FactPagesTests(HostFixture host)
{
    [Fact]
    public async Task R_SAFE_3_allergies_stand_in_red_wherever_the_clients_name_stands()
    {
        var client = await host.RegisterAsync("红字顾客");
        var desk = await host.AsAsync("front-desk01");
        (await desk.PostAsync($"/api/clients/{client}/facts", new { kind = "allergy", text = "青霉素" })).Status.ShouldBe(
            HttpStatusCode.OK
        );
        (
            await desk.PostAsync(
                $"/api/clients/{client}/facts",
                new
                {
                    kind = "allergy",
                    text = "碘",
                    unconfirmed = true,
                }
            )
        ).Status.ShouldBe(HttpStatusCode.OK);
        var journey = (await desk.PostAsync("/api/journeys", new { definitionId = "client-visit", clientId = client })).Json;
        var task = journey.GetProperty("openTasks")[0].GetProperty("id").GetString();

        foreach (
            var path in new[]
            {
                $"/clients/{client}",
                $"/clients/{client}/edit",
                "/clients?q=红字顾客",
                $"/tasks/{task}",
                $"/journeys/{journey.GetProperty("id").GetString()}",
                "/journeys?q=红字顾客",
                "/inbox?box=all&q=红字顾客",
                $"/start?client={client}",
            }
        )
        {
            var page = WebUtility.HtmlDecode(await PageAsync("front-desk01", path));
            page.ShouldContain("badge allergy", Case.Sensitive, path);
            page.ShouldContain("青霉素、碘（未确认）", Case.Sensitive, path);
        }
    }

    [Fact]
    public async Task R_SAFE_1_a_fact_is_added_confirmed_ended_and_refuted_over_rest_by_those_who_may()
    {
        await host.HireAsync("doctor-refutes", Roles.Doctor, host.Branch);
        await host.HireAsync("cashier-facts", Roles.Cashier, host.Branch);
        var client = await host.RegisterAsync("逐条病史");
        var (assistant, doctor) = (await host.AsAsync("assistant01"), await host.AsAsync("doctor-refutes"));
        var address = $"/api/clients/{client}/facts";

        (await assistant.PostAsync(address, new { kind = "?", text = "" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        var first = (await assistant.PostAsync(address, new { kind = "medicine", text = "异维A酸" })).Json;
        var fact = first.GetProperty("facts")[0];
        fact.GetProperty("text").GetString().ShouldBe("isotretinoin");
        var id = fact.GetProperty("id").GetString();
        (await assistant.PostAsync($"{address}/confirm", new { still = new[] { id } })).Status.ShouldBe(HttpStatusCode.OK);
        (await assistant.PostAsync($"{address}/{id}/refute", new { reason = "x" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await doctor.PostAsync($"{address}/{id}/refute", new { })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await assistant.PostAsync($"{address}/{id}/end", new { on = "2026-01-05" })).Status.ShouldBe(HttpStatusCode.OK);
        (await doctor.PostAsync($"{address}/{id}/refute", new { reason = "x" })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await (await host.AsAsync("cashier-facts")).GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden);

        var page = await PageAsync("assistant01", $"/clients/{client}");
        page.ShouldContain("id=\"facts\"");
        page.ShouldContain("1月5日 已结束");
        (await PageAsync("cashier-facts", $"/clients/{client}")).ShouldNotContain("id=\"facts\"");
    }

    private async Task<string> PageAsync(string userName, string address)
    {
        var answer = await (await host.AsAsync(userName)).GetAsync(address, ("Accept", "text/html"));
        answer.Status.ShouldBe(HttpStatusCode.OK, address);
        return answer.Text;
    }
}

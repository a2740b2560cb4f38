using System.Net;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Pages;

/// <summary>What stands on the page of somebody whose chart it is not, and who reads that they were there.</summary>
[Collection(SharedHost.Name)]
public sealed class ChartPagesTests(HostFixture host)
{
    [Fact]
    public async Task R_CHART_2_where_a_reason_is_needed_the_page_asks_for_it_in_place_of_the_content()
    {
        var journey = await VisitAsync();
        var auditor = await host.AsAsync("auditor01");

        var closed = await PageAsync("auditor01", $"/journeys/{journey}");
        (await auditor.PostAsync($"/api/journeys/{journey}/chart-reason", new { reason = " " })).Fields.ShouldBe(["reason"]);
        (await auditor.GetAsync($"/api/journeys/{journey}/history/export?format=json")).Code.ShouldBe("chart.reason-needed");
        (await auditor.PostAsync($"/api/journeys/{journey}/chart-reason", new { reason = "年度审计" })).Status.ShouldBe(HttpStatusCode.OK);
        var open = await PageAsync("auditor01", $"/journeys/{journey}");

        closed.ShouldContain($"data-send=\"POST /api/journeys/{journey}/chart-reason\"");
        closed.ShouldNotContain("history/export");
        open.ShouldNotContain("chart-note");
        open.ShouldContain("history/export");
        (await auditor.GetAsync($"/api/journeys/{journey}/history/export?format=json")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task R_CHART_2_who_may_not_open_it_is_told_so_and_finds_no_form()
    {
        var journey = await VisitAsync();

        var page = await PageAsync("manager01", $"/journeys/{journey}");
        var answer = await (await host.AsAsync("manager01")).PostAsync($"/api/journeys/{journey}/chart-reason", new { reason = "想看看" });

        page.ShouldContain("不显示病历内容");
        page.ShouldNotContain("chart-reason");
        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Forbidden, "chart.may-not-open"));
    }

    [Fact]
    public async Task R_CHART_2_the_auditor_reads_who_opened_a_chart_and_why()
    {
        var journey = await VisitAsync();
        await PageAsync("consultant01", $"/journeys/{journey}");
        await (await host.AsAsync("manager01")).PostAsync($"/api/journeys/{journey}/chart-reason", new { reason = "想看看那个" });

        var page = await PageAsync("auditor01", "/charts/access?client=林小满");
        var refused = (await (await host.AsAsync("auditor01")).GetAsync("/api/charts/access?refused=true&person=manager01")).Json;

        page.ShouldContain("校验通过");
        page.ShouldContain("consultant01");
        page.ShouldContain("想看看那个");
        page.ShouldContain("已拒绝");
        refused.GetProperty("items")[0].GetProperty("journey").GetString().ShouldBe(journey);
        (await (await host.AsAsync("manager01")).GetAsync("/api/charts/access")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await host.AsAsync("auditor01")).GetAsync("/api/charts/access/verify"))
            .Json.GetProperty("break")
            .ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    private async Task<string> VisitAsync() => (await host.StartVisitAsync()).Json.GetProperty("id").GetString()!;

    private async Task<string> PageAsync(string userName, string address)
    {
        var answer = await (await host.AsAsync(userName)).GetAsync(address, ("Accept", "text/html"));
        answer.Status.ShouldBe(HttpStatusCode.OK, address);
        return answer.Text;
    }
}

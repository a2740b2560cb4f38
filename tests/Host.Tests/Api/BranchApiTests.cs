using System.Net;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Api;

[Collection(SharedHost.Name)]
public sealed class BranchApiTests(HostFixture host)
{
    [Fact]
    public async Task R_SET_2_people_of_a_new_branch_see_nothing_of_others()
    {
        var visit = (await host.StartVisitAsync()).Json;
        var desk = await SetupDesk.OpenAsync(host, "branch-alone");
        var id = await desk.HireAsync("alone", Roles.FrontDesk, Roles.Manager, Roles.Auditor);
        using var session = await desk.EnterAsync(id, "alone");

        foreach (var list in new[] { "clients", "journeys", "tasks", "price-items" })
            (await session.GetAsync($"/api/{list}")).Json.GetProperty("total").GetInt32().ShouldBe(0, list);
        (await session.GetAsync($"/api/journeys/{visit.GetProperty("id").GetString()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var changes = (await session.GetAsync("/api/setup/history?subject=person&pageSize=100")).Json.GetProperty("items");
        changes
            .EnumerateArray()
            .Select(change => change.GetProperty("subjectId").GetString())
            .ShouldAllBe(person => person == id, "not even who works elsewhere");
        changes.GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task R_SET_2_work_begins_in_a_branch_that_was_opened_a_moment_ago()
    {
        var desk = await SetupDesk.OpenAsync(host, "branch-works");
        await desk.CompleteAsync("newdesk-");
        using var session = await desk.EnterAsync(await desk.HireAsync("newdesk", Roles.FrontDesk), "newdesk");
        var client = await session.PostAsync(
            "/api/clients",
            new
            {
                name = "首位顾客",
                mobile = "13800007777",
                dataUseConsent = true,
            }
        );

        var journey = await session.PostAsync(
            "/api/journeys",
            new { definitionId = "client-visit", clientId = client.Json.GetProperty("id").GetString() }
        );

        journey.Status.ShouldBe(HttpStatusCode.Created, journey.ToString());
        journey.Json.GetProperty("openTasks").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task R_SET_2_a_branch_is_listed_and_renamed_by_its_administrators_alone()
    {
        var desk = await SetupDesk.OpenAsync(host, "branch-names");
        (await desk.PatchAsync($"/api/branches/{desk.Branch}", new { name = "徐汇院区" })).Status.ShouldBe(HttpStatusCode.OK);

        (await desk.Admin.GetAsync("/api/branches"))
            .Json.GetProperty("items")
            .EnumerateArray()
            .Select(branch => branch.GetProperty("name").GetString())
            .ShouldContain("徐汇院区");
        (await desk.PatchAsync($"/api/branches/{Guid.NewGuid()}", new { name = "x" })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await desk.PatchAsync($"/api/branches/{desk.Branch}", new { name = " " })).Fields.ShouldBe(["name"]);
        (await desk.Admin.PostAsync("/api/branches", new { name = "月球", timeZone = "Moon/Crater" })).Fields.ShouldBe(["timeZone"]);
        (await (await host.AsAsync("manager01")).GetAsync("/api/branches")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var renamed = (await desk.HistoryAsync("branch", desk.Branch))[0];
        renamed.GetProperty("before").GetString()!.ShouldContain("院区 branch-names");
        renamed.GetProperty("after").GetString()!.ShouldContain("徐汇院区");
    }
}

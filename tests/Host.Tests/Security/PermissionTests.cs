using System.Net;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Security;

[Collection(SharedHost.Name)]
public sealed class PermissionTests(HostFixture host)
{
    [Fact]
    public async Task Without_the_permission_nothing_is_done()
    {
        var consultant = await host.AsAsync("consultant01");

        var start = await consultant.PostAsync(
            "/api/journeys",
            new { definitionId = "client-visit", clientId = await host.RegisterAsync() }
        );

        (start.Status, start.Code).ShouldBe((HttpStatusCode.Forbidden, "journey.may-not-start"));
    }

    [Fact]
    public async Task What_belongs_to_another_branch_is_not_there()
    {
        var journey = (await host.StartVisitAsync()).Json;
        var elsewhere = await host.AsAsync(HostFixture.Elsewhere);

        (await elsewhere.GetAsync($"/api/journeys/{journey.GetProperty("id")}")).Code.ShouldBe("journey.not-found");
        (await elsewhere.GetAsync($"/api/tasks/{journey.GetProperty("openTasks")[0].GetProperty("id")}")).Code.ShouldBe("task.not-found");
        (await elsewhere.GetAsync($"/api/clients/{journey.GetProperty("client").GetProperty("id")}")).Code.ShouldBe("client.not-found");
        (await elsewhere.GetAsync("/api/tasks?box=all")).Json.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_elses_task_is_refused()
    {
        var task = (await host.StartVisitAsync()).Json.GetProperty("openTasks")[0].GetProperty("id");

        var answer = await (await host.AsAsync("manager01")).PostAsync(
            $"/api/tasks/{task}/complete",
            new { outcome = "Received", values = new { } }
        );

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Forbidden, "task.not-yours"));
    }

    [Fact]
    public async Task An_auditor_reads_and_changes_nothing()
    {
        var journey = (await host.StartVisitAsync()).Json.GetProperty("id");
        var auditor = await host.AsAsync("auditor01");

        (await auditor.GetAsync($"/api/journeys/{journey}/history"))
            .Json.GetProperty("items")[0]
            .GetProperty("type")
            .GetString()
            .ShouldBe("JourneyStarted");
        (await auditor.GetAsync($"/api/journeys/{journey}/history/verify")).Json.GetProperty("breaks").GetArrayLength().ShouldBe(0);
        (await auditor.PostAsync($"/api/journeys/{journey}/cancel", new { reason = "?" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}

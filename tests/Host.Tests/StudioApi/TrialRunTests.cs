using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.Tests.StudioApi;

/// <summary>Studio's green arrow, and what the one who pressed it can do from there.</summary>
[Collection(SharedHost.Name)]
public sealed class TrialRunTests(HostFixture host)
{
    [Fact]
    public async Task A_trial_is_started_from_the_designer_worked_on_and_removed()
    {
        var admin = await host.AsAsync("admin01");
        var started = await admin.PostAsync(
            "/elsa/api/workflow-definitions/client-visit/execute",
            new { correlationId = (string?)null, versionOptions = "Latest" }
        );
        var id = started.Header("x-elsa-workflow-instance-id");

        var journey = (await admin.GetAsync($"/api/journeys/{id}")).Json;
        var task = journey.GetProperty("openTasks")[0].GetProperty("id").GetString();
        (await admin.GetAsync($"/tasks/{task}")).Text.ShouldContain("trial-banner");
        (await admin.PostAsync($"/api/tasks/{task}/claim")).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.PostAsync("/elsa/api/activity-executions/report", new { workflowInstanceId = id }))
            .Json.GetProperty("stats")
            .GetArrayLength()
            .ShouldBeGreaterThan(0);
        (await admin.GetAsync("/trials")).Text.ShouldContain(id);
        (await admin.GetAsync("/journeys")).Text.ShouldNotContain(id);

        var frontDesk = await host.AsAsync("front-desk01");
        (await frontDesk.GetAsync($"/api/tasks/{task}")).Code.ShouldBe("task.not-found");
        (await frontDesk.PostAsync("/elsa/api/workflow-definitions/client-visit/execute")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await frontDesk.GetAsync("/trials")).Status.ShouldBe(HttpStatusCode.Forbidden);

        (await admin.SendAsync(HttpMethod.Delete, $"/elsa/api/workflow-instances/{id}", null)).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.GetAsync($"/api/journeys/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_tries_a_procedure_raises_the_event_and_ends_the_external_task_that_the_trial_waits_for()
    {
        const string Author = "process-manager-of-trials";
        await host.HireAsync(Author, Roles.ProcessManager, host.Branch);
        var author = await host.AsAsync(Author);
        var trial = await TryAsync(author, "trial-event", Waiting("Elsa.Event", "eventName", "trial-go"));

        (await author.PostAsync("/api/events", new { name = "trial-go" })).Code.ShouldBe("event.may-not"); // of the real clinic
        (await author.PostAsync("/api/events", new { name = "trial-go", instance = trial }))
            .Json.GetProperty("resumed")
            .GetInt32()
            .ShouldBe(1);
        (await author.GetAsync($"/api/journeys/{trial}")).Json.GetProperty("status").GetString().ShouldBe("finished");

        var other = await TryAsync(author, "trial-task", Waiting("Elsa.RunTask", "taskName", "device"));
        var key = await host.ReadAsync(db =>
            Task.FromResult(db.Bookmarks().Single(wait => wait.JourneyId == new JourneyId(Guid.Parse(other))).Key!["task:".Length..])
        );
        (await author.PostAsync($"/api/run-tasks/{key}/complete", new { result = 1 })).Status.ShouldBe(HttpStatusCode.OK);
        (await author.GetAsync($"/api/journeys/{other}")).Json.GetProperty("status").GetString().ShouldBe("finished");
    }

    private static JsonObject Waiting(string type, string input, string value) =>
        new()
        {
            ["id"] = "wait",
            ["type"] = type,
            ["version"] = 1,
            [input] = new JsonObject
            {
                ["typeName"] = "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
            },
        };

    private static async Task<string> TryAsync(Caller author, string id, JsonObject wait)
    {
        var definition = new JsonObject
        {
            ["id"] = $"{id}-v1",
            ["definitionId"] = id,
            ["name"] = id,
            ["version"] = 1,
            ["root"] = new JsonObject
            {
                ["id"] = "all",
                ["type"] = "Elsa.Sequence",
                ["version"] = 1,
                ["activities"] = new JsonArray(wait),
            },
        };
        (await author.PostAsync("/api/definitions", new { definition })).Status.ShouldBe(HttpStatusCode.OK);
        return (await author.PostAsync("/api/trials", new { definitionId = id })).Json.GetProperty("journey").GetString()!;
    }

    [Fact]
    public async Task A_trial_that_somebody_at_another_branch_started_is_not_seen()
    {
        var id = (await (await host.AsAsync("admin01")).PostAsync("/api/trials", new { definitionId = "client-visit" }))
            .Json.GetProperty("journey")
            .GetString();
        const string Other = "process-manager-elsewhere";
        await host.HireAsync(
            Other,
            Roles.ProcessManager,
            await host.ReadAsync(db =>
                Task.FromResult(db.Branches().First(branch => branch.Id != host.Branch && branch.TrialOf == null).Id)
            )
        );

        var other = await host.AsAsync(Other);

        (await other.GetAsync($"/api/journeys/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostAsync($"/api/trials/{id}/forward", new { until = "2040-01-01T00:00:00Z" })).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await other.GetAsync("/trials")).Text.ShouldNotContain(id!);
    }
}

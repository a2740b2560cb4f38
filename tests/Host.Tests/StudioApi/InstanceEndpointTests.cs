using System.Net;
using System.Text.Json;
using CaseFlow.Host.Tests.Support;
using CaseFlow.Workflows.House;

namespace CaseFlow.Host.Tests.StudioApi;

/// <summary>Journeys as Studio reads them, over HTTP.</summary>
[Collection(SharedHost.Name)]
public sealed class InstanceEndpointTests(HostFixture host) : IAsyncLifetime
{
    private string journey = "";
    private string taskTitle = "";
    private Caller auditor = null!;

    public async Task InitializeAsync()
    {
        var started = (await host.StartVisitAsync()).Json;
        journey = started.GetProperty("id").GetString()!;
        taskTitle = started.GetProperty("openTasks")[0].GetProperty("title").GetString()!;
        auditor = await host.AsAsync("auditor01");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_journey_is_listed_and_opened()
    {
        var list = (
            await auditor.PostAsync(
                "/elsa/api/workflow-instances",
                new
                {
                    page = 0,
                    pageSize = 10,
                    searchTerm = journey,
                    definitionIds = Array.Empty<string>(),
                    statuses = new[] { "Running" },
                    orderDirection = "Descending",
                }
            )
        ).Json;
        var item = list.GetProperty("items").EnumerateArray().Single();
        var one = (await auditor.GetAsync($"/elsa/api/workflow-instances/{journey}")).Json;

        item.GetProperty("id").GetString().ShouldBe(journey);
        (Text(one, "definitionId"), Text(one, "status"), Text(one, "subStatus")).ShouldBe(("client-visit", "Running", "Suspended"));
        one.GetProperty("workflowState").GetProperty("bookmarks").GetArrayLength().ShouldBeGreaterThan(0);
        var version = (await auditor.GetAsync($"/elsa/api/workflow-definitions/by-id/{Text(one, "definitionVersionId")}")).Json;
        Text(version, "definitionId").ShouldBe("client-visit");
        var state = (await auditor.GetAsync($"/elsa/api/workflow-instances/{journey}/execution-state")).Json;
        Text(state, "updatedAt").ShouldBe(Text(one, "updatedAt"));
    }

    [Theory]
    [InlineData("""{ "subStatuses": ["Cancelled"] }""")]
    [InlineData("""{ "status": "Finished" }""")]
    [InlineData("""{ "definitionId": "injection" }""")]
    [InlineData("""{ "version": 99 }""")]
    [InlineData("""{ "isSystem": true }""")]
    [InlineData("""{ "hasIncidents": true }""")]
    [InlineData("""{ "timestampFilters": [ { "column": "CreatedAt", "operator": "LessThan", "timestamp": "2001-01-01T00:00:00Z" } ] }""")]
    public async Task Each_filter_of_the_list_narrows_it(string filter)
    {
        var all = (await auditor.PostTextAsync("/elsa/api/workflow-instances", "{}")).Json.GetProperty("totalCount").GetInt32();
        var some = (await auditor.PostTextAsync("/elsa/api/workflow-instances", filter)).Json.GetProperty("totalCount").GetInt32();

        some.ShouldBeLessThan(all);
    }

    [Fact]
    public async Task Badges_and_journal_tell_of_the_same_runs()
    {
        var stats = (await auditor.PostAsync("/elsa/api/activity-executions/report", new { workflowInstanceId = journey }))
            .Json.GetProperty("stats")
            .EnumerateArray()
            .ToList();
        var waiting = stats.Single(one =>
            one.GetProperty("isBlocked").GetBoolean() && Text(one, "activityNodeId").Count(letter => letter == ':') == 2
        );
        var node = Text(waiting, "activityNodeId");
        var journal = (await JournalAsync(new { activityNodeIds = new[] { node } })).GetProperty("items").EnumerateArray().ToList();

        journal.Select(entry => Text(entry, "eventName")).ShouldBe(["Started", "Suspended"]);
        journal.ShouldAllBe(entry => Text(entry, "activityName") == taskTitle);
        (await JournalAsync(new { eventNames = new[] { "Faulted" } })).GetProperty("totalCount").GetInt32().ShouldBe(0);
        (await JournalAsync(new { activityIds = new[] { "nobody" } })).GetProperty("totalCount").GetInt32().ShouldBe(0);
        var whole = (await JournalAsync(new { })).GetProperty("totalCount").GetInt32();
        (await JournalAsync(new { excludedActivityTypes = new[] { "Elsa.Flowchart" } }))
            .GetProperty("totalCount")
            .GetInt32()
            .ShouldBeLessThan(whole);
        (await auditor.PostAsync($"/elsa/api/workflow-instances/{journey}/journal?skip=1&take=1", new { }))
            .Json.GetProperty("items")
            .GetArrayLength()
            .ShouldBe(1);
    }

    [Fact]
    public async Task A_chosen_node_shows_its_run_and_what_stands_around_it()
    {
        var stats = (await auditor.PostAsync("/elsa/api/activity-executions/report", new { workflowInstanceId = journey }))
            .Json.GetProperty("stats")
            .EnumerateArray()
            .ToList();
        var node = Text(
            stats.Single(one =>
                one.GetProperty("isBlocked").GetBoolean() && Text(one, "activityNodeId").Count(letter => letter == ':') == 2
            ),
            "activityNodeId"
        );
        var summary = (
            await auditor.GetAsync($"/elsa/api/activity-execution-summaries/list?WorkflowInstanceId={journey}&ActivityNodeId={node}")
        ).Json.GetProperty("items")[0];
        var id = Text(summary, "id");
        var record = (await auditor.GetAsync($"/elsa/api/activity-executions/by-id?id={Uri.EscapeDataString(id)}")).Json;
        var chain = (
            await auditor.GetAsync($"/elsa/api/activity-executions/{Uri.EscapeDataString(id)}/call-stack?includeCrossWorkflowChain=True")
        )
            .Json.GetProperty("items")
            .EnumerateArray()
            .ToList();

        summary.TryGetProperty("activityState", out _).ShouldBeFalse();
        (Text(record, "activityNodeId"), Text(record, "status"), record.GetProperty("hasBookmarks").GetBoolean()).ShouldBe(
            (node, "Running", true)
        );
        record.TryGetProperty("activityState", out _).ShouldBeTrue();
        chain.Select(one => Text(one, "activityType")).First().ShouldBe("Elsa.Flowchart");
        Text(chain[^1], "id").ShouldBe(id);
    }

    [Fact]
    public async Task Variables_have_names_and_no_values()
    {
        var answers = await Task.WhenAll(
            auditor.GetAsync($"/elsa/api/workflow-instances/{journey}/variables"),
            auditor.GetAsync($"/elsa/api/workflow-instances/{journey}"),
            auditor.GetAsync($"/elsa/api/workflow-instances/{journey}/export"),
            auditor.GetAsync($"/elsa/api/activity-executions/list?WorkflowInstanceId={journey}"),
            auditor.PostAsync($"/elsa/api/workflow-instances/{journey}/journal", new { }),
            auditor.PostAsync("/elsa/api/workflow-instances", new { searchTerm = journey })
        );

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        foreach (var answer in answers)
        foreach (var secret in new[] { "林小满", "13800001234", "0001234" })
            answer.Text.ShouldNotContain(secret);
        answers[1].Text.ShouldContain("•••");
    }

    [Fact]
    public async Task Cancelling_needs_its_permission_and_deleting_is_refused_in_words()
    {
        var cancel = await auditor.PostAsync($"/elsa/api/cancel/workflow-instances/{journey}");
        (cancel.Status, cancel.Json.GetProperty("errors").GetProperty("root")[0].GetString()!.Length > 0).ShouldBe(
            (HttpStatusCode.BadRequest, true)
        );
        (await auditor.SendAsync(HttpMethod.Delete, $"/elsa/api/workflow-instances/{journey}", null))
            .Json.GetProperty("errors")
            .GetProperty("root")[0]
            .GetString()
            .ShouldBe("客户旅程的记录不能删除。");
        (
            await auditor.PostAsync("/elsa/api/bulk-actions/cancel/workflow-instances", new { definitionVersionId = "client-visit-v1" })
        ).Status.ShouldBe(HttpStatusCode.BadRequest);

        var manager = await host.AsAsync("manager01");
        (await manager.PostAsync("/elsa/api/bulk-actions/cancel/workflow-instances", new { ids = new[] { journey } })).Status.ShouldBe(
            HttpStatusCode.OK
        );
        Text((await auditor.GetAsync($"/elsa/api/workflow-instances/{journey}")).Json, "subStatus").ShouldBe("Cancelled");
    }

    [Fact]
    public async Task Who_may_not_read_procedures_or_works_elsewhere_gets_nothing()
    {
        (await (await host.AsAsync("front-desk01")).GetAsync($"/elsa/api/workflow-instances/{journey}")).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );
        if (
            (
                await host.Stranger.PostAsync("/api/auth/login", new { userName = "auditor-elsewhere", password = HostFixture.Password })
            ).Status != HttpStatusCode.OK
        )
            await host.HireAsync(
                "auditor-elsewhere",
                "auditor",
                await host.ReadAsync(db =>
                    Task.FromResult(db.Branches().First(branch => branch.Id != host.Branch && branch.TrialOf == null).Id)
                )
            );
        (await (await host.AsAsync("auditor-elsewhere")).GetAsync($"/elsa/api/workflow-instances/{journey}")).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    private async Task<JsonElement> JournalAsync(object filter) =>
        (await auditor.PostAsync($"/elsa/api/workflow-instances/{journey}/journal?skip=0&take=100", new { filter })).Json;

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}

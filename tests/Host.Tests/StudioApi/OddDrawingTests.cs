using System.Net;
using CaseFlow.Activities.Common;
using CaseFlow.Host.Tests.Support;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.House;

namespace CaseFlow.Host.Tests.StudioApi;

/// <summary>
/// What no designer draws, but a program or an old file may send: refused in words, or kept so that the designer goes on for everybody.
/// </summary>
[Collection(SharedHost.Name)]
public sealed class OddDrawingTests(HostFixture host) : IAsyncLifetime
{
    private Caller manager = null!;

    public async Task InitializeAsync() => manager = await host.AsAsync("admin01");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("""{ "model": null, "publish": true }""")]
    [InlineData("""{ "model": 1, "publish": true }""")]
    [InlineData("""{ "model": [], "publish": false }""")]
    [InlineData("""{ "model": { "root": 1 } }""")]
    [InlineData("""{ "model": { "root": "x" } }""")]
    [InlineData("""{ "model": { "root": [1] } }""")]
    [InlineData("""{ "model": { "name": "无" } }""")]
    [InlineData("""{ "model": { "name": " ", "root": { "id": "r", "type": "Elsa.Flowchart" } } }""")]
    public async Task What_is_no_drawing_is_refused_in_words(string body)
    {
        var answer = await manager.PostTextAsync("/elsa/api/workflow-definitions", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Fields.ShouldBe(["root"]);
    }

    [Theory]
    [InlineData("odd-custom", """, "customProperties": "x" """, "")]
    [InlineData("odd-custom-list", """, "customProperties": [null] """, "")]
    [InlineData("odd-options", """, "options": 1, "outcomes": "Done" """, "")]
    [InlineData("odd-variables", """, "variables": [1], "inputs": ["x", null], "outputs": {} """, "")]
    [InlineData("odd-metadata", "", """, "metadata": 0 """)]
    [InlineData("odd-metadata-list", "", """, "metadata": [1] """)]
    [InlineData("odd-version", "", """, "version": { "type": "Object" } """)]
    [InlineData("odd-version-text", "", """, "version": "2" """)]
    [InlineData("odd-line", "", """, "connections": [1, null, "x"] """)]
    [InlineData("odd-type", "", "", "WithoutNamespace")]
    [InlineData("odd-name", "", """, "name": 5, "activities": 1 """)]
    public async Task A_draft_with_odd_members_stops_neither_the_designer_nor_its_own_pages(
        string id,
        string members,
        string ofActivity,
        string type = "Elsa.WriteLine"
    )
    {
        var drawing =
            $$"""{ "definitionId": "{{id}}", "name": "{{id}}", "root": { "id": "r", "type": "Elsa.Flowchart", "activities": [{ "id": "a", "type": "{{type}}"{{ofActivity}} }], "connections": [] }{{members}} }""";

        var imported = await manager.PostTextAsync("/elsa/api/workflow-definitions/import", drawing);
        var saved = await manager.PostTextAsync(
            "/elsa/api/workflow-definitions",
            $$"""{ "model": {{drawing.Replace("\"name\": \"odd", "\"name\": \"Odd", StringComparison.Ordinal)}} }"""
        );

        (imported.Status, saved.Status).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        foreach (
            var path in new[]
            {
                "/elsa/api/descriptors/activities",
                $"/elsa/api/workflow-definitions/by-definition-id/{id}",
                $"/elsa/api/workflow-definitions/{id}/export",
                $"/api/definitions/{id}",
                $"/api/definitions/{id}/check",
                $"/api/definitions/{id}/diff?from=1&to=1",
                $"/api/definitions/{id}/export",
                $"/procedures/{id}",
            }
        )
            (await manager.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK, path);
        (await manager.PostAsync($"/elsa/api/scripting/javascript/type-definitions/{id}")).Status.ShouldBe(HttpStatusCode.OK);
        (await manager.SendAsync(HttpMethod.Delete, $"/elsa/api/workflow-definitions/{id}", null)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_list_is_not_broken_by_a_filter_that_is_null() =>
        (await manager.PostTextAsync("/elsa/api/workflow-instances", """{ "timestampFilters": [null] }""")).Status.ShouldBe(
            HttpStatusCode.OK
        );

    [Theory]
    [InlineData(-1, false)]
    [InlineData(int.MaxValue, true)]
    public async Task A_page_that_cannot_be_is_the_first_or_an_empty_one(int page, bool isEmpty)
    {
        await host.StartVisitAsync();

        var versions = (await manager.GetAsync($"/elsa/api/workflow-definitions?page={page}")).Json.GetProperty("items").GetArrayLength();
        var instances = (await manager.PostAsync("/elsa/api/workflow-instances", new { page })).Json.GetProperty("items").GetArrayLength();

        (versions == 0, instances == 0).ShouldBe((isEmpty, isEmpty));
    }

    [Fact]
    public async Task Several_are_taken_back_under_one_idempotency_key_each_of_them()
    {
        string[] ids = ["taken-back-1", "taken-back-2"];
        foreach (var id in ids)
            await PublishAsync(id);

        for (var time = 0; time < 2; time++)
        {
            var answer = await manager.PostAsync(
                "/elsa/api/bulk-actions/retract/workflow-definitions/by-definition-ids",
                new { definitionIds = ids },
                key: "take both back"
            );

            answer.Json.GetProperty("retracted").EnumerateArray().Select(one => one.GetString()).ShouldBe(ids);
            foreach (var id in ids)
                (
                    await host.ReadAsync(db => Task.FromResult(db.Definitions().Any(row => row.DefinitionId == id && row.IsPublished)))
                ).ShouldBeFalse(id);
        }
    }

    private async Task PublishAsync(string id)
    {
        const string Second = "second-of-odd";
        if (!await host.ReadAsync(db => Task.FromResult(db.People().Any(person => person.UserName == Second))))
            await host.HireAsync(Second, Roles.ProcessManager, host.Branch);
        await manager.PostAsync(
            "/api/definitions",
            new
            {
                definition = new
                {
                    definitionId = id,
                    name = id,
                    root = new
                    {
                        id = "a",
                        type = "Elsa.WriteLine",
                        text = new { typeName = "String", expression = new { type = "Literal", value = id } },
                    },
                },
            }
        );
        var asked = (await manager.PostAsync($"/api/definitions/{id}/publish", new { comment = "for a test" })).Json;
        if (asked.GetProperty("state").GetString() == "waiting")
            (
                await (await host.AsAsync(Second)).PostAsync($"/api/publications/{asked.GetProperty("id").GetString()}/approve")
            ).Status.ShouldBe(HttpStatusCode.OK);
    }
}

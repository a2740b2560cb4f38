using System.Net;
using System.Text.Json;
using CaseFlow.Host.Tests.Support;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Forms.Versions;

namespace CaseFlow.Host.Tests.Http;

/// <summary>Work of the branch itself is shown where a client's is.</summary>
[Collection(SharedHost.Name)]
public sealed class ClientlessPagesTests(HostFixture host)
{
    private const string Rounds = """
        {
          "definitionId": "fridge-round", "name": "冷藏检查",
          "root": { "id": "check", "type": "CaseFlow.StaffTask", "name": "检查冰箱",
            "role": { "typeName": "String", "expression": { "type": "Literal", "value": "front-desk" } },
            "form": { "typeName": "String", "expression": { "type": "Literal", "value": "FORM" } },
            "dueIn": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "01:00:00" } } }
        }
        """;

    [Fact]
    public async Task A_journey_without_a_client_has_its_pages_and_lists()
    {
        var form = await host.ReadAsync(db =>
            Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstAsync(
                db.Forms().Select(row => row.FormId).OrderBy(id => id)
            )
        );
        await host.AsSystemAsync(
            new SaveDraft.Command(JsonSerializer.Deserialize<JsonElement>(Rounds.Replace("FORM", form, StringComparison.Ordinal)))
        );
        await host.AsSystemAsync(new PublishDefinition.Command("fridge-round"));
        var desk = await host.AsAsync("front-desk01");

        var started = await desk.PostAsync("/api/journeys", new { definitionId = "fridge-round" });
        started.Status.ShouldBe(HttpStatusCode.Created, started.Text);
        started.Json.GetProperty("client").ValueKind.ShouldBe(JsonValueKind.Null);
        var task = started.Json.GetProperty("openTasks")[0].GetProperty("id").GetString();

        foreach (
            var page in new[] { $"/journeys/{started.Json.GetProperty("id").GetString()}", $"/tasks/{task}", "/journeys", "/inbox?box=all" }
        )
        {
            var answer = await desk.GetAsync(page, ("Accept", "text/html"));
            answer.Status.ShouldBe(HttpStatusCode.OK, page);
            WebUtility
                .HtmlDecode(answer.Text)
                .ShouldContain(page.StartsWith("/tasks", StringComparison.Ordinal) ? "检查冰箱" : "冷藏检查", Case.Sensitive, page);
        }
        (await desk.PostAsync("/api/journeys", new { definitionId = "client-visit" })).Fields.ShouldBe(["clientId"]);
    }
}

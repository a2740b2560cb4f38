using System.Net;

namespace CaseFlow.Host.Tests.OldData;

/// <summary>What was under way when the old version was stopped goes on in the new one.</summary>
public sealed class OldDataGoesOnTests(OldDataFixture old) : IClassFixture<OldDataFixture>
{
    [Fact]
    public async Task A_task_that_was_claimed_and_half_filled_in_is_completed()
    {
        var desk = await old.AsAsync("front-desk01");
        var task = (await desk.GetAsync($"/api/tasks/{old.Claimed}")).Json;
        var journey = task.GetProperty("journey").GetProperty("id").GetString();
        var before = (await desk.GetAsync($"/api/journeys/{journey}")).Json;

        var done = await desk.PostAsync(
            $"/api/tasks/{old.Claimed}/complete",
            new { outcome = "Triaged", values = task.GetProperty("draft") },
            key: "after-the-update"
        );

        done.Status.ShouldBe(HttpStatusCode.OK, done.Text);
        var after = (await desk.GetAsync($"/api/journeys/{journey}")).Json;
        after
            .GetProperty("consultant")
            .GetProperty("id")
            .GetString()
            .ShouldBe(task.GetProperty("draft").GetProperty("consultant").GetString());
        after.GetProperty("openTasks").GetRawText().ShouldNotBe(before.GetProperty("openTasks").GetRawText());
        var history = (await desk.GetAsync($"/api/journeys/{journey}/history?limit=1000")).Json.GetProperty("items").EnumerateArray();
        history.ShouldContain(entry =>
            entry.GetProperty("type").GetString() == "TaskCompleted" && entry.GetRawText().Contains(old.Claimed, StringComparison.Ordinal)
        );
        (await desk.GetAsync($"/api/journeys/{journey}/history/verify")).Json.GetProperty("breaks").GetArrayLength().ShouldBe(0);
    }
}

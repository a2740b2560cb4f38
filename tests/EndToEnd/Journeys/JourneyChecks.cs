using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.EndToEnd.Support;

namespace CaseFlow.EndToEnd.Journeys;

/// <summary>What must hold of a robot's journey, whatever happened to its hosts.</summary>
internal static class JourneyChecks
{
    /// <summary>
    /// Each answered step stands in the history once, without gaps; nothing went wrong, and what runs waits for something.
    /// </summary>
    public static async Task HoldAsync(Api api, RobotJourney journey)
    {
        var history = await HistoryOf(api, journey.Id);
        var completed = history
            .Where(entry => (string)entry["type"]! == "TaskCompleted")
            .Select(entry => (string)entry["data"]!["taskId"]!)
            .ToList();
        completed.Order().ShouldBe(journey.Steps.Select(step => step.TaskId).Order(), "every answered step is in the history exactly once");
        history.Select(entry => (long)entry["seq"]!).ShouldBe(Enumerable.Range(1, history.Count).Select(number => (long)number));

        var state = (await api.GetAsync("admin", $"/api/journeys/{journey.Id}")).Expect(HttpStatusCode.OK).Body!;
        state["incidents"]!.AsArray().ShouldBeEmpty();
        if ((string)state["status"]! == "running")
            (state["timers"]!.AsArray().Count + state["openTasks"]!.AsArray().Count).ShouldBeGreaterThan(
                0,
                "a running journey waits for something"
            );
    }

    private static async Task<List<JsonNode>> HistoryOf(Api api, string journey)
    {
        var entries = new List<JsonNode>();
        for (long? after = 0; after is not null; )
        {
            var page = (await api.GetAsync("admin", $"/api/journeys/{journey}/history?after={after}&limit=200"))
                .Expect(HttpStatusCode.OK)
                .Body!;
            entries.AddRange(page["items"]!.AsArray().Select(entry => entry!));
            after = (long?)page["next"];
        }

        return entries;
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.EndToEnd.Support;

namespace CaseFlow.EndToEnd.Journeys;

/// <summary>Promise 1: whoever got an answer finds it done after kill -9; whoever got none asks again, and it happens once.</summary>
public sealed class KilledHostTests
{
    private const int Kills = 10;

    [Fact]
    public async Task Killed_ten_times_while_eight_robots_work_no_answered_step_is_lost_or_doubled()
    {
        await using var host = await HostProcess.StartNewAsync();
        var api = new Api(host) { Patient = true };
        var journeys = new ConcurrentBag<RobotJourney>();
        using var enough = new CancellationTokenSource();
        var workers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested) journeys.Add(await new Robot(api).RunAsync());
        })).ToArray();

        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(700 + (kill * 130)));
            await host.KillAsync();
            await host.StartAsync();
        }

        await enough.CancelAsync();
        await Task.WhenAll(workers);

        journeys.Count.ShouldBeGreaterThanOrEqualTo(8);
        foreach (var journey in journeys) await CheckAsync(api, journey);
        await host.KillAsync();
        var verified = await host.RunToEndAsync("verify");
        verified.ExitCode.ShouldBe(0, verified.Output);
    }

    private static async Task CheckAsync(Api api, RobotJourney journey)
    {
        var history = await HistoryOf(api, journey.Id);
        var completed = history.Where(entry => (string)entry["type"]! == "TaskCompleted").Select(entry => (string)entry["data"]!["taskId"]!).ToList();
        completed.Order().ShouldBe(journey.Steps.Select(step => step.TaskId).Order(), "every answered step is in the history exactly once");
        history.Select(entry => (long)entry["seq"]!).ShouldBe(Enumerable.Range(1, history.Count).Select(number => (long)number));

        var state = (await api.GetAsync("admin", $"/api/journeys/{journey.Id}")).Expect(HttpStatusCode.OK).Body!;
        state["incidents"]!.AsArray().ShouldBeEmpty();
        if ((string)state["status"]! == "running")
            (state["timers"]!.AsArray().Count + state["openTasks"]!.AsArray().Count).ShouldBeGreaterThan(0, "a running journey waits for something");
    }

    private static async Task<List<JsonNode>> HistoryOf(Api api, string journey)
    {
        var entries = new List<JsonNode>();
        for (long? after = 0; after is not null;)
        {
            var page = (await api.GetAsync("admin", $"/api/journeys/{journey}/history?after={after}&limit=200")).Expect(HttpStatusCode.OK).Body!;
            entries.AddRange(page["items"]!.AsArray().Select(entry => entry!));
            after = (long?)page["next"];
        }

        return entries;
    }
}

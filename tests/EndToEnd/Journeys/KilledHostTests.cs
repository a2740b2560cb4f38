using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.EndToEnd.Support;

namespace CaseFlow.EndToEnd.Journeys;

/// <summary>Promise 1: whoever got an answer finds it done after kill -9; whoever got none asks again, and it happens once.</summary>
public sealed class KilledHostTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const int Kills = 10;

    /// <summary>Not when the worker looks by itself, which it does once a minute.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(30);

    private readonly HostProcess host = shared.Host;

    [Fact]
    public async Task Killed_ten_times_while_eight_robots_work_no_answered_step_is_lost_or_doubled()
    {
        if (!host.IsRunning)
            await host.StartAsync();
        var api = new Api(host) { Patient = true };
        var journeys = new ConcurrentBag<RobotJourney>();
        using var enough = new CancellationTokenSource();
        var workers = Enumerable
            .Range(0, 8)
            .Select(_ =>
                Task.Run(async () =>
                {
                    while (!enough.IsCancellationRequested)
                        journeys.Add(await new Robot(api).RunAsync());
                })
            )
            .ToArray();

        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(700 + (kill * 130)));
            await host.KillAsync();
            await host.StartAsync();
        }

        await enough.CancelAsync();
        await Task.WhenAll(workers);

        journeys.Count.ShouldBeGreaterThanOrEqualTo(8);
        foreach (var journey in journeys)
            await JourneyChecks.HoldAsync(api, journey);
        await host.KillAsync();
        var verified = await host.RunToEndAsync("verify");
        verified.ExitCode.ShouldBe(0, verified.Output);
    }

    /// <summary>Of two that were approved before the kill, one is due while nothing runs, the other after that.</summary>
    [Fact]
    public async Task What_was_approved_for_a_later_time_is_published_once_and_not_before_it_though_the_host_was_killed_between()
    {
        if (!host.IsRunning)
            await host.StartAsync();
        var api = new Api(host);
        foreach (var id in new[] { "due-while-dead", "due-when-back" })
            await DraftAsync(api, id);
        var later = Now.AddSeconds(15);
        var planning = Stopwatch.StartNew();
        await PlanAsync(api, "due-when-back", later);
        var soon = Now.AddSeconds(2) + planning.Elapsed; // to be approved before it
        await PlanAsync(api, "due-while-dead", soon);

        await host.KillAsync();
        while (Now < soon)
            await Task.Delay(20);
        await host.StartAsync();
        var back = Now;

        var kinds = await KindsAsync(api, "due-when-back");
        if (Now < later)
            kinds.ShouldBe(["drafted", "requested", "approved", "scheduled"]);
        await ShouldBePublishedOnceAsync(api, "due-while-dead", soon, back);
        await ShouldBePublishedOnceAsync(api, "due-when-back", later, back);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static async Task DraftAsync(Api api, string id)
    {
        var say = new JsonObject
        {
            ["id"] = "say",
            ["type"] = "Elsa.WriteLine",
            ["name"] = "记录",
            ["text"] = new JsonObject
            {
                ["typeName"] = "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = id },
            },
        };
        (
            await api.PostAsync(
                "process-manager01",
                "/api/definitions",
                new
                {
                    definition = new JsonObject
                    {
                        ["definitionId"] = id,
                        ["name"] = id,
                        ["root"] = say,
                    },
                }
            )
        ).Expect(HttpStatusCode.OK);
    }

    private static async Task PlanAsync(Api api, string id, DateTimeOffset from)
    {
        var asked = (await api.PostAsync("process-manager01", $"/api/definitions/{id}/publish", new { comment = "夜里生效", from })).Expect(
            HttpStatusCode.OK
        );
        (await api.PostAsync("process-manager02", $"/api/publications/{asked.Text("id")}/approve", new { }))
            .Expect(HttpStatusCode.OK)
            .Text("state")
            .ShouldBe("scheduled");
    }

    private static async Task ShouldBePublishedOnceAsync(Api api, string id, DateTimeOffset from, DateTimeOffset back)
    {
        for (var patience = Stopwatch.StartNew(); (await ChangesAsync(api, id)).Count < 5; await Task.Delay(100))
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2), id);

        (await KindsAsync(api, id)).ShouldBe(["drafted", "requested", "approved", "scheduled", "published"]);
        var published = (await ChangesAsync(api, id))[^1]!;
        ((string)published["by"]!, (string)published["comment"]!).ShouldBe(("publication", "夜里生效")); // the worker by itself
        var at = (DateTimeOffset)published["at"]!;
        at.ShouldBeInRange(from, (from > back ? from : back) + AtOnce);
        (await api.GetAsync("process-manager01", $"/api/definitions/{id}")).Body!["published"]!["number"]!.GetValue<int>().ShouldBe(1);
    }

    private static async Task<IEnumerable<string>> KindsAsync(Api api, string id) =>
        (await ChangesAsync(api, id)).Select(change => (string)change!["kind"]!);

    /// <summary>The first first.</summary>
    private static async Task<List<JsonNode?>> ChangesAsync(Api api, string id) =>
        [
            .. (await api.GetAsync("process-manager01", $"/api/definitions/{id}")).Expect(HttpStatusCode.OK).Body!["changes"]!
                .AsArray()
                .Reverse(),
        ];
}

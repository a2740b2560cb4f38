using System.Collections.Concurrent;
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
        foreach (var journey in journeys) await JourneyChecks.HoldAsync(api, journey);
        await host.KillAsync();
        var verified = await host.RunToEndAsync("verify");
        verified.ExitCode.ShouldBe(0, verified.Output);
    }
}

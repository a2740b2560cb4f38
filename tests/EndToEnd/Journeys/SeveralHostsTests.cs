using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using CaseFlow.EndToEnd.Support;
using Npgsql;

namespace CaseFlow.EndToEnd.Journeys;

public sealed class SeveralHostsTests(SeveralHosts clinic) : IClassFixture<SeveralHosts>
{
    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(10);

    /// <summary>
    /// What one look at the database takes at most on a machine that is not busy. Where it takes longer, so does all else: then looks are
    /// counted instead of seconds.
    /// </summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(40);

    /// <summary>Timers of one instance may have been due at one moment; those that this test makes due differ by a millisecond.</summary>
    private const string FiredTwice =
        """SELECT count(*) FROM (SELECT FROM "History" WHERE "Type" = 'TimerFired' GROUP BY "JourneyId", "InstanceId", "ActivityId", "Data" HAVING count(*) > 1) AS twice""";

    private const string MakeDue =
        """WITH due AS (UPDATE "Bookmarks" SET "DueAt" = now() - "BookmarkId" * interval '1 millisecond' WHERE "DueAt" > now() RETURNING 1) SELECT count(*) FROM due""";

    [Fact]
    public async Task What_happens_on_one_host_is_seen_at_once_on_another_and_a_session_holds_on_all()
    {
        var hosts = await clinic.RunAsync(2);
        var (first, second) = (hosts[0], hosts[1]);
        var (here, there) = (new Api(first), new Api(second));
        var token = await here.TokenAsync("consultant01"); // of the first host, for the second
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/live", UriKind.Relative))
        {
            Headers = { Authorization = new("Bearer", token) },
        };
        using var answer = await second.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var events = SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator();
        (await events.MoveNextAsync()).ShouldBeTrue();
        events.Current.EventType.ShouldBe("ready");

        var journey = await new Robot(here).StartAsync();

        while (!events.Current.Data.Contains(journey, StringComparison.Ordinal))
            (await events.MoveNextAsync()).ShouldBeTrue();
        events.Current.EventType.ShouldBeOneOf("task", "journey");
        (await there.GetAsync("admin", $"/api/journeys/{journey}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_viewer_of_one_host_is_told_what_a_journey_does_on_another()
    {
        var hosts = await clinic.RunAsync(2);
        var here = new Api(hosts[0]);
        var robot = new Robot(here);
        var journey = await robot.StartAsync();
        using var viewer = await Viewer.OpenAsync(hosts[1], await here.TokenAsync("auditor01"), journey);

        var step = (await robot.GoOnAsync(journey, most: 1)).Single();

        // Claiming the task is a change, too: the badges are those of its completion at last.
        JsonArray stats;
        do stats = (await viewer.HearAsync("ActivityExecutionLogUpdatedAsync"))[0]!["stats"]!.AsArray();
        while (
            !stats.Any(badge =>
                (string)badge!["activityNodeId"]! is { } node
                && node.EndsWith($":{step.ActivityId}", StringComparison.Ordinal)
                && (int)badge["completedCount"]! == 1
            )
        );
        (await viewer.HearAsync("WorkflowInstanceUpdatedAsync"))[0]!["workflowInstanceId"]!.GetValue<string>().ShouldBe(journey);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    public async Task With_a_host_killed_while_robots_work_on_all_every_step_timer_and_message_happens_once(int count)
    {
        var hosts = await clinic.RunAsync(count);
        var apis = hosts.Select(host => new Api(host) { Patient = true }).ToList();
        var journeys = new ConcurrentBag<RobotJourney>();
        using var enough = new CancellationTokenSource();
        var workers = Enumerable
            .Range(0, 3 * count)
            .Select(worker =>
                Task.Run(async () =>
                {
                    while (!enough.IsCancellationRequested)
                        journeys.Add(await new Robot(apis[worker % count]).RunAsync());
                })
            )
            .ToArray();
        await Task.Delay(TimeSpan.FromSeconds(5));

        var alike = await AskAsync<long>(FiredTwice);

        // Everything that waits for the clock is due at once; a host that has its hands full of it is killed.
        var due = await AskAsync<long>(MakeDue);
        await UntilAsync(
            """SELECT count(*) FROM "Bookmarks" WHERE "TakenBy" IS NOT NULL""",
            taken => taken > 0,
            TimeSpan.FromMinutes(1),
            whileNot: MakeDue
        );
        var busy =
            await AskAsync<string[]?>("""SELECT array_agg("Name") FROM "Hosts" WHERE "Id" IN (SELECT "TakenBy" FROM "Bookmarks")""") ?? [];
        var victim = hosts.FirstOrDefault(
            host => busy.Any(name => name.EndsWith($":{host.ProcessId}", StringComparison.Ordinal)),
            hosts[^1]
        );
        var survivor = hosts.First(host => host != victim);
        await victim.KillAsync();
        foreach (var api in apis.Where(api => api.Host == victim))
            api.Host = survivor;
        var killed = Stopwatch.StartNew();
        var looks = await UntilAsync(StillTakenBy(victim), left => left == 0, 12 * TakeOver);
        var takenOver = Math.Min(killed.Elapsed.Ticks, looks * Look.Ticks);
        await enough.CancelAsync();
        await Task.WhenAll(workers);

        takenOver.ShouldBeLessThan(TakeOver.Ticks);
        due.ShouldBeGreaterThan(10);
        await UntilAsync(
            """SELECT count(*) FROM "Outbox" WHERE "SentAt" IS NULL AND "NextAttemptAt" <= now()""",
            left => left == 0,
            TimeSpan.FromMinutes(3)
        );
        foreach (var journey in journeys)
            await JourneyChecks.HoldAsync(new Api(survivor), journey);
        (await AskAsync<long>("""SELECT count(*) FROM "Outbox" WHERE "SentAt" IS NOT NULL AND "Attempts" <> 1""")).ShouldBe(
            0,
            "every message was sent at the first attempt, once"
        );
        (await AskAsync<long>(FiredTwice)).ShouldBe(alike);
        (
            await AskAsync<long>(
                """SELECT count(*) - count(DISTINCT ("BranchId", "ReceiptNumber")) FROM "Orders" WHERE "ReceiptNumber" IS NOT NULL"""
            )
        ).ShouldBe(0, "a receipt's number is given once");
        var verified = await survivor.RunToEndAsync("verify");
        verified.ExitCode.ShouldBe(0, verified.Output);
    }

    private async Task<T> AskAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(clinic.Database.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default!;
    }

    /// <summary>Answers how often it had to look.</summary>
    /// <param name="whileNot">What is done again each hundred looks: what is waited for may have come and gone between two of them.</param>
    private async Task<int> UntilAsync(string sql, Func<long, bool> reached, TimeSpan patience, string? whileNot = null)
    {
        var (waiting, looks) = (Stopwatch.StartNew(), 1);
        for (var count = await AskAsync<long>(sql); !reached(count); count = await AskAsync<long>(sql))
        {
            waiting.Elapsed.ShouldBeLessThan(patience, $"{count}: {sql}\n{clinic.Output}");
            if (whileNot is not null && looks % 100 == 0)
                await AskAsync<long>(whileNot);
            looks++;
            await Task.Delay(20);
        }

        return looks;
    }

    /// <summary>What is due and still marked as the work of a host that is dead. A message that waits for the morning is not due.</summary>
    private static string StillTakenBy(HostProcess host)
    {
        var takenByIt = $"""IN (SELECT "Id" FROM "Hosts" WHERE "Name" LIKE '%:{host.ProcessId}')""";
        return $"""
            SELECT (SELECT count(*) FROM "Bookmarks" WHERE "TakenBy" {takenByIt})
                + (SELECT count(*) FROM "Outbox" WHERE "SentAt" IS NULL AND "NextAttemptAt" <= now() AND "TakenBy" {takenByIt})
            """;
    }
}

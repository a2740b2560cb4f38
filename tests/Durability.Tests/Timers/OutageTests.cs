using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace CaseFlow.Durability.Tests.Timers;

/// <summary>By hand: CASEFLOW_TIMERS=100000.</summary>
public sealed class OutageTests(ITestOutputHelper output)
{
    private static readonly int Timers = Effort.Of("CASEFLOW_TIMERS", 1_000);

    [Fact]
    public async Task What_fell_due_in_an_outage_fires_once_each_the_oldest_first_and_people_are_served_meanwhile()
    {
        await using var outage = new Outage();
        await PrepareAsync(outage);
        await outage.BeginAsync(Timers);
        outage.Clock.Advance(TimeSpan.FromDays(30));
        await outage.RestartAsync();

        using var self = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), self.TotalProcessorTime);
        var working = outage.WorkAsync();
        var waits = await ServeAsync(outage, 20);
        var left = await outage.DueAsync();
        await working;

        var fired = await outage.FiredAsync();
        self.Refresh();
        output.WriteLine(
            $"{Timers} timers in {clock.Elapsed.TotalSeconds:0.0} s, {(self.TotalProcessorTime - before).TotalMilliseconds / Timers:0.00} ms of processor time each; a person's completion meanwhile took {waits[waits.Count / 2]:0} ms in the middle, {waits[^1]:0} ms at most; {left} timers were left then"
        );
        fired.Count.ShouldBe(Timers);
        fired.ShouldBeUnique();
        left.ShouldBeGreaterThan(0, "everybody was served before the last timer had fired");
        outage.Firing.Most.ShouldBeInRange(2, 8);
        var lateness = Lateness(fired);
        lateness.Average().ShouldBeLessThan(16, "the order of due times, but for those that are on their way at the same moment");
        lateness.Max().ShouldBeLessThan(100, "however long one takes, no more overtake it than were listed with it");
    }

    [Fact]
    public async Task A_delay_of_a_year_and_a_clock_that_is_set_back_do_no_harm()
    {
        await using var outage = new Outage();
        await PrepareAsync(outage);
        var journey = (
            await outage.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("wait-a-year", null, outage.Branch.Id))
        ).ShouldSucceed();
        journey.Timers.Single().DueAt.ShouldBe(outage.Clock.Now.AddDays(365));

        outage.Clock.Advance(TimeSpan.FromDays(365) - TimeSpan.FromSeconds(1));
        await outage.WorkAsync();
        (await outage.FiredAsync()).ShouldBeEmpty();

        outage.Clock.SetBack(TimeSpan.FromHours(3));
        await outage.WorkAsync();
        (await outage.FiredAsync()).ShouldBeEmpty();

        outage.Clock.Advance(TimeSpan.FromHours(3) + TimeSpan.FromSeconds(1));
        await outage.WorkAsync();
        (await outage.FiredAsync()).ShouldBe([journey.Id.Value]);

        outage.Clock.SetBack(TimeSpan.FromHours(3));
        await outage.WorkAsync();
        outage.Clock.Advance(TimeSpan.FromDays(1));
        await outage.WorkAsync();
        (await outage.FiredAsync()).ShouldBe([journey.Id.Value], "once, however often its moment comes");
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public async Task Timers_of_one_journey_fire_one_after_another_and_those_of_several_at_once(Store store)
    {
        await using var outage = new Outage(store);
        await PrepareAsync(outage);
        for (var count = 0; count < 10; count++)
            (
                await outage.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("wait-in-two-ways", null, outage.Branch.Id))
            ).ShouldSucceed();
        outage.Clock.Advance(TimeSpan.FromDays(1));
        outage.Firing.HoldsTheFirst = true;

        await outage.WorkAsync();

        outage.Firing.Clashes.ShouldBe(0);
        outage.Firing.Attempts.ShouldBe(20, "none ran in vain");
        outage.Firing.Most.ShouldBeInRange(2, 8);
        (
            await outage.ReadAsync(db => db.Journeys().IgnoreQueryFilters().CountAsync(journey => journey.Status == JourneyStatus.Finished))
        ).ShouldBe(10);
    }

    private static async Task PrepareAsync(Outage outage)
    {
        await outage.OpenAsync(withShippedDefinitions: false);
        var files = Directory.CreateTempSubdirectory("caseflow-definitions-");
        Directory.CreateDirectory(Path.Combine(files.FullName, "forms"));
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "forms", "small-note.json"), SmallProcedures.Note);
        foreach (
            var definition in SmallProcedures
                .All.Append(Draw.Definition("wait-a-year", [Pause("pause", "365.00:00:00")], []))
                .Append(WaitInTwoWays)
        )
            await File.WriteAllTextAsync(Path.Combine(files.FullName, $"{definition["definitionId"]}.json"), definition.ToJsonString());
        await outage.ImportAsync(files.FullName);
        files.Delete(recursive: true);
    }

    private static JsonObject WaitInTwoWays =>
        Draw.Definition(
            "wait-in-two-ways",
            [
                Draw.Activity("fork", "Elsa.FlowFork", ("branches", Draw.Json(new JsonArray("Left", "Right")))),
                Pause("left", "01:00:00"),
                Pause("right", "01:00:00"),
            ],
            ["fork:Left left", "fork:Right right"]
        );

    private static JsonObject Pause(string id, string length) => Draw.Activity(id, "Elsa.Delay", ("timeSpan", Draw.Literal(length)));

    /// <summary>People complete tasks; how long each waited for it, in milliseconds, the quickest first.</summary>
    private static async Task<List<double>> ServeAsync(Outage outage, int tasks)
    {
        var waits = new List<double>();
        for (var count = 0; count < tasks; count++)
        {
            var journey = (
                await outage.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("talk-then-treat", (await outage.RegisterAsync()).Id))
            ).ShouldSucceed();
            var values = JsonSerializer.SerializeToElement(new { remark = "好" });
            var clock = Stopwatch.StartNew();
            (
                await outage.As("consultant01").SendAsync(new CompleteTask.Command(journey.OpenTasks.Single().Id, "Proceed", values))
            ).ShouldSucceed();
            waits.Add(clock.Elapsed.TotalMilliseconds);
        }

        return [.. waits.Order()];
    }

    /// <summary>
    /// By how many places each timer came too early or too late. The ids carry the moments, so their order is that of the due times.
    /// </summary>
    private static List<int> Lateness(List<Guid> fired)
    {
        var ranks = fired
            .Select(id => id.ToString())
            .Order(StringComparer.Ordinal)
            .Select((id, rank) => (id, rank))
            .ToDictionary(pair => pair.id, pair => pair.rank);
        return [.. fired.Select((id, place) => Math.Abs(place - ranks[id.ToString()]))];
    }
}

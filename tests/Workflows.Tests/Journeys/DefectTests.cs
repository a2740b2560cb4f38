using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Events;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared.Pipeline;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Journeys;

/// <summary>Elsa's defects that show only with a store and several callers; see docs/elsa-differences.md.</summary>
public sealed class DefectTests : IAsyncLifetime
{
    private readonly SmallClinic clinic = new();

    public Task InitializeAsync() => clinic.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    private static JsonObject Printing(string id, JsonObject first) =>
        Draw.Definition(
            id,
            [first, Draw.Activity("print", "Elsa.WriteLine", ("text", Draw.Literal("once"))), Draw.Task("after", Roles.Nurse)],
            [$"{first["id"]} print", "print after"],
            "outcome"
        );

    private async Task<int> LinesAsync(string definition) =>
        await clinic.ReadAsync(db => db.History().CountAsync(entry => entry.Type == "LineWritten" && entry.DefinitionId == definition));

    [Fact]
    public async Task D1_one_wait_woken_in_several_ways_at_once_goes_on_once()
    {
        await clinic.PublishAsync(Printing("once", Draw.Activity("lab", "Elsa.Event", ("eventName", Draw.Literal("Result")))));
        var journey = await clinic.StartAsync("once");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(number =>
                    Task.Run(() =>
                        clinic
                            .As(Roles.FrontDesk)
                            .SendAsync(
                                new RaiseEvent.Command(
                                    "Result",
                                    number % 3 == 0 ? journey.Id.ToString() : null,
                                    Instance: number % 3 == 1 ? journey.Id.Value : null
                                )
                            )
                    )
                )
        );

        answers.Sum(answer => answer.Value?.Resumed ?? 0).ShouldBe(1);
        (await LinesAsync("once")).ShouldBe(1);
        (await clinic.ReadAsync(journey.Id)).OpenTasks.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task D4_an_event_that_started_something_does_not_wake_who_begins_to_wait_later()
    {
        await clinic.PublishAsync(
            Draw.Definition(
                "hears",
                [
                    Draw.Activity("first", "Elsa.Event", ("eventName", Draw.Literal("Bell"))).Starts(),
                    Draw.Activity("second", "Elsa.Event", ("eventName", Draw.Literal("Bell"))),
                    Draw.Task("open", Roles.Nurse),
                ],
                ["first second", "second open"],
                "outcome"
            )
        );

        (await clinic.As(Roles.FrontDesk).SendAsync(new RaiseEvent.Command("Bell")))
            .ShouldSucceed()
            .ShouldBe(new RaiseEvent.Response(0, 1));
        await clinic.PassAsync(TimeSpan.FromMinutes(15));
        await clinic.AsSystem.SendAsync(new SendOutbox.Command());

        var journey = (await clinic.JourneysOfAsync("hears")).Single();
        (await clinic.ReadAsync(journey.Id)).OpenTasks.ShouldBeEmpty();
        (await clinic.As(Roles.FrontDesk).SendAsync(new RaiseEvent.Command("Bell")))
            .ShouldSucceed()
            .ShouldBe(new RaiseEvent.Response(1, 1));
    }

    [Fact]
    public async Task D6_a_step_whose_last_part_fails_leaves_nothing_at_all()
    {
        await clinic.PublishAsync(
            Draw.Definition(
                "breaks",
                [
                    Draw.Activity(
                        "tell",
                        "CaseFlow.Notify",
                        ("channel", Draw.Literal("sms")),
                        ("to", Draw.Literal("client")),
                        ("template", Draw.Literal("welcome"))
                    ),
                    Draw.Activity("lose", "Test.Lose"),
                ],
                ["tell lose"]
            )
        );
        var client = (await clinic.RegisterAsync()).Id;

        await Should.ThrowAsync<InvalidOperationException>(() =>
            clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("breaks", client), "key-6")
        );

        (await clinic.JourneysOfAsync("breaks")).ShouldBeEmpty();
        (await clinic.ReadAsync(db => db.Instances().CountAsync(row => row.DefinitionId == "breaks"))).ShouldBe(0);
        (await clinic.ReadAsync(db => db.Outbox().CountAsync())).ShouldBe(0);
        (await clinic.ReadAsync(db => db.AnsweredRequests().CountAsync(row => row.Key == "key-6"))).ShouldBe(0);
    }

    [Fact]
    public async Task D7_after_a_restart_nothing_runs_again_and_nothing_is_half_way()
    {
        await clinic.PublishAsync(Printing("steady", Draw.Activity("start", "Elsa.WriteLine", ("text", Draw.Literal("begin")))));
        var journey = await clinic.StartAsync("steady");
        var before = await LinesAsync("steady");

        await clinic.RestartAsync();
        await clinic.PassAsync(TimeSpan.FromMinutes(10));

        (await LinesAsync("steady")).ShouldBe(before);
        (await clinic.ReadAsync(db => db.Instances().CountAsync(row => row.Status == "Running"))).ShouldBe(0);
        await clinic.CompleteAsync(journey.Id, "after");
        (await clinic.ReadAsync(journey.Id)).Status.ShouldBe("finished");
    }

    [Fact]
    public async Task D12_a_host_that_stops_leaves_every_journey_as_it_is()
    {
        var (waiting, timed) = (await clinic.StartAsync("talk-then-treat"), await clinic.StartAsync("wait-a-day"));
        async Task<string> State() =>
            string.Join(
                '\n',
                await clinic.ReadAsync(db =>
                    db.Instances()
                        .OrderBy(row => row.Id)
                        .Select(row => $"{row.Id} {row.Status} {Convert.ToHexString(row.State)}")
                        .ToListAsync()
                )
            );
        var before = await State();

        await clinic.RestartAsync();

        (await State()).ShouldBe(before);
        await clinic.CompleteAsync(waiting.Id, "talk", "Proceed");
        await clinic.PassAsync(TimeSpan.FromDays(1));
        (await clinic.ReadAsync(timed.Id)).OpenTasks.Single().Title.ShouldBe("call");
    }

    [Fact]
    public async Task D17_a_wait_of_a_year_is_a_row_and_comes_on_time()
    {
        await clinic.PublishAsync(Printing("yearly", Draw.Activity("wait", "Elsa.Delay", ("timeSpan", Draw.Literal("365.00:00:00")))));
        var journey = await clinic.StartAsync("yearly");
        var due = clinic.Clock.Now.AddDays(365);
        (await clinic.AsSystem.SendAsync(new TakeDueTimers.Command())).ShouldSucceed().Next.ShouldBe(due);

        await clinic.RestartAsync();
        await clinic.PassAsync(TimeSpan.FromDays(366));

        (await clinic.HistoryOf(journey.Id)).First(entry => entry.Type == "TimerFired").At.ShouldBe(due);
    }

    [Fact]
    public async Task D19_a_cancelled_journey_leaves_no_waits_in_the_database()
    {
        var journey = await clinic.StartAsync("wait-a-day");

        (await clinic.As(Roles.FrontDesk).SendAsync(new CancelJourney.Command(journey.Id, "客户取消"))).ShouldSucceed();

        (await clinic.ReadAsync(db => db.Bookmarks().CountAsync(row => row.JourneyId == journey.Id))).ShouldBe(0);
        await clinic.PassAsync(TimeSpan.FromDays(2));
        (await clinic.ReadAsync(journey.Id)).Status.ShouldBe("cancelled");
    }
}

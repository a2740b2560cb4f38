using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Triggers;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Journeys.Triggers;

/// <summary>Each test has a clinic of its own, since it moves the clock.</summary>
public sealed class ClockTriggerTests : IAsyncLifetime
{
    private readonly SmallClinic clinic = new();

    public Task InitializeAsync() => clinic.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    private static JsonObject Every(string id, string interval) =>
        Draw.Definition(
            id,
            [Draw.Activity("tick", "Elsa.Timer", ("interval", Draw.Literal(interval))).Starts(), Draw.Task("check", Roles.Nurse)],
            ["tick check"],
            "outcome"
        );

    private static JsonObject At(string id, string cron) =>
        Draw.Definition(
            id,
            [Draw.Activity("tick", "Elsa.Cron", ("cronExpression", Draw.Literal(cron))).Starts(), Draw.Task("check", Roles.Nurse)],
            ["tick check"],
            "outcome"
        );

    private async Task<IReadOnlyList<DateTimeOffset>> StartsOfAsync(string definition) =>
        [.. (await clinic.JourneysOfAsync(definition)).Select(journey => journey.StartedAt)];

    private async Task<Guid> DueAsync() => (await clinic.AsSystem.SendAsync(new ListDueTriggers.Query())).ShouldSucceed().Items.Single();

    [Fact]
    public async Task A_timer_starts_a_journey_of_the_branch_at_each_interval_and_needs_no_client()
    {
        var published = clinic.Clock.Now;
        await clinic.PublishAsync(Every("rounds", "02:00:00"));

        await clinic.PassAsync(TimeSpan.FromHours(7));

        (await StartsOfAsync("rounds")).ShouldBe([published.AddHours(2), published.AddHours(4), published.AddHours(6)]);
        var journey = (await clinic.JourneysOfAsync("rounds"))[0];
        (journey.BranchId, journey.ClientId).ShouldBe((clinic.Branch.Id, null));
        (await clinic.ReadAsync(journey.Id)).OpenTasks.Single().Title.ShouldBe("check");
        var task = (await clinic.As(Roles.Nurse).SendAsync(new Workflows.Tasks.Inbox.ListTasks.Query("all"))).ShouldSucceed().Items;
        task.Count(one => one.Journey.DefinitionId == "rounds" && one.Client is null).ShouldBe(3);
    }

    [Fact]
    public async Task D17_an_interval_is_counted_from_the_occurrence_and_not_from_when_it_was_noticed()
    {
        var published = clinic.Clock.Now;
        await clinic.PublishAsync(Every("rounds", "01:00:00"));
        for (var hour = 1; hour <= 5; hour++)
        {
            clinic.Clock.AdvanceTo(published.AddHours(hour).AddMinutes(7)); // the host is always late
            (await clinic.AsSystem.SendAsync(new FireTrigger.Command(await DueAsync()))).ShouldSucceed().Journey.ShouldNotBeNull();
        }

        (
            await clinic.ReadAsync(db => db.Triggers().Where(row => row.DefinitionId == "rounds").Select(row => row.DueAt).SingleAsync())
        ).ShouldBe(published.AddHours(6));
    }

    [Fact]
    public async Task D17_what_was_missed_during_an_outage_is_caught_up_by_one_start()
    {
        var published = clinic.Clock.Now;
        await clinic.PublishAsync(Every("rounds", "01:00:00"));
        clinic.Clock.AdvanceTo(published.AddHours(30.5));
        await clinic.RestartAsync();

        await clinic.PassAsync(TimeSpan.FromMinutes(30));

        (await StartsOfAsync("rounds")).ShouldBe([published.AddHours(30.5), published.AddHours(31)]);
    }

    [Fact]
    public async Task An_occurrence_starts_once_however_many_see_it()
    {
        await clinic.PublishAsync(Every("rounds", "01:00:00"));
        clinic.Clock.Advance(TimeSpan.FromHours(1));
        var trigger = await DueAsync();

        var fired = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => clinic.AsSystem.SendAsync(new FireTrigger.Command(trigger))))
        );

        fired.Count(one => one.ShouldSucceed().Journey is not null).ShouldBe(1);
        (await clinic.JourneysOfAsync("rounds")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_clock_put_back_starts_nothing_a_second_time()
    {
        var published = clinic.Clock.Now;
        await clinic.PublishAsync(Every("rounds", "01:00:00"));
        await clinic.PassAsync(TimeSpan.FromMinutes(61));

        clinic.Clock.AdvanceTo(published.AddMinutes(30));
        await clinic.PassAsync(TimeSpan.FromMinutes(40));

        (await clinic.JourneysOfAsync("rounds")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Calendar_times_are_read_on_each_branchs_own_clock()
    {
        await clinic.PublishAsync(At("opening", "0 30 9 * * *"));
        var urumqi = (await clinic.As(Roles.Admin).SendAsync(new CreateBranch.Command("伦敦门诊", "Europe/London"))).ShouldSucceed().Id;
        var start = clinic.Clock.Now;

        await clinic.PassAsync(TimeSpan.FromDays(1));

        var journeys = (await clinic.JourneysOfAsync("opening")).ToDictionary(journey => journey.BranchId);
        journeys.Count.ShouldBe(2);
        TimeZoneInfo
            .ConvertTime(journeys[clinic.Branch.Id].StartedAt, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"))
            .TimeOfDay.ShouldBe(new TimeSpan(9, 30, 0));
        TimeZoneInfo
            .ConvertTime(journeys[urumqi].StartedAt, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"))
            .TimeOfDay.ShouldBe(new TimeSpan(9, 30, 0));
        journeys.Values.ShouldAllBe(journey => journey.StartedAt > start);
    }

    [Fact]
    public async Task A_wait_for_a_calendar_time_follows_the_branchs_clock_too()
    {
        await clinic.PublishAsync(
            Draw.Definition("evening", [Draw.Activity("wait", "Elsa.Cron", ("cronExpression", Draw.Literal("0 0 21 * * *")))], [])
        );

        var journey = await clinic.StartAsync("evening");

        TimeZoneInfo
            .ConvertTime(journey.Timers.Single().DueAt, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"))
            .TimeOfDay.ShouldBe(TimeSpan.FromHours(21));
    }

    [Fact]
    public async Task A_point_in_time_starts_once_and_one_that_has_passed_not_at_all()
    {
        static JsonObject Once(string id, DateTimeOffset time) =>
            Draw.Definition(id, [Draw.Activity("at", "Elsa.StartAt", ("dateTime", Draw.Literal(time.ToString("O")))).Starts()], []);
        await clinic.PublishAsync(Once("tomorrow", clinic.Clock.Now.AddDays(1)));
        await clinic.PublishAsync(Once("yesterday", clinic.Clock.Now.AddDays(-1)));

        await clinic.PassAsync(TimeSpan.FromDays(3));

        (await clinic.JourneysOfAsync("tomorrow")).Count.ShouldBe(1);
        (await clinic.JourneysOfAsync("yesterday")).ShouldBeEmpty();
        (await clinic.ReadAsync(db => db.Triggers().CountAsync(row => row.DefinitionId == "tomorrow"))).ShouldBe(0);
    }

    [Fact]
    public async Task Only_the_published_versions_times_count_and_a_retracted_definition_has_none()
    {
        await clinic.PublishAsync(Every("rounds", "01:00:00"));
        await clinic.PublishAsync(Every("rounds", "05:00:00"));
        await clinic.PassAsync(TimeSpan.FromHours(4));
        (await clinic.JourneysOfAsync("rounds")).ShouldBeEmpty();
        await clinic.PassAsync(TimeSpan.FromHours(2));
        (await clinic.JourneysOfAsync("rounds")).Single().Version.ShouldBe(2);

        (await clinic.As(Roles.ProcessManager).SendAsync(new RetractDefinition.Command("rounds"))).ShouldSucceed();
        await clinic.PassAsync(TimeSpan.FromDays(1));

        (await clinic.JourneysOfAsync("rounds")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_definition_about_a_client_cannot_be_started_by_a_clock()
    {
        var definition = Every("rounds", "01:00:00")
            .With("inputs", new JsonArray(new JsonObject { ["name"] = "client", ["type"] = "Object" }));
        await clinic.SaveAsync(definition);

        var error = (await clinic.PublishAsync("rounds")).ShouldBeInvalid("tick", "definition.invalid");

        error.Arguments[1].ShouldBe("A clock starts it, but it declares the input \"client\", and a clock names nobody.");
        (await clinic.ReadAsync(db => db.Triggers().CountAsync(row => row.DefinitionId == "rounds"))).ShouldBe(0);
    }
}

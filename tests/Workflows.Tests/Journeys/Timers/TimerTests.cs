using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Journeys.Timers;

/// <summary>Each test has a clinic of its own, since it moves the clock.</summary>
public abstract class TimerTests(Store store) : IAsyncLifetime
{
    private readonly SmallClinic clinic = new(store);

    public Task InitializeAsync() => clinic.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    private async Task<DueRows<TakeDueTimers.Due>> DueAsync() =>
        (await clinic.AsSystem.SendAsync(new TakeDueTimers.Command())).ShouldSucceed();

    private async Task<bool> FireAsync(TakeDueTimers.Due due) =>
        (await clinic.AsSystem.SendAsync(new FireTimer.Command(due))).ShouldSucceed().Fired;

    [Fact]
    public async Task A_timer_fires_when_its_time_has_come_also_after_a_restart_and_only_once()
    {
        var journey = await clinic.StartAsync("wait-a-day");
        journey.Timers.Single().DueAt.ShouldBe(clinic.Clock.Now.AddDays(1));
        (await DueAsync()).Next.ShouldBe(clinic.Clock.Now.AddDays(1));
        clinic.Clock.Advance(TimeSpan.FromDays(1));
        await clinic.RestartAsync();

        var due = (await DueAsync()).Items.Single();
        var fired = await Task.WhenAll(Task.Run(() => FireAsync(due)), Task.Run(() => FireAsync(due)));

        fired.Count(one => one).ShouldBe(1);
        (await clinic.StoryOf(journey.Id)).ShouldBe(["JourneyStarted", "ActivityStarted pause", "TimerFired pause", "TaskCreated call"]);
        (await clinic.HistoryOf(journey.Id))[2].Actor.ShouldBe("test");
    }

    [Fact]
    public async Task A_timer_before_its_time_or_of_an_ended_journey_does_nothing()
    {
        var journey = await clinic.StartAsync("wait-a-day");
        var row = await clinic.ReadAsync(db => db.Bookmarks().SingleAsync(row => row.JourneyId == journey.Id));
        var timer = new TakeDueTimers.Due(row.InstanceId, row.BookmarkId, row.JourneyId, row.DueAt!.Value);
        (await FireAsync(timer)).ShouldBeFalse();

        (await clinic.As(Roles.FrontDesk).SendAsync(new Workflows.Journeys.CancelJourney.Command(journey.Id, "不来了"))).ShouldSucceed();
        clinic.Clock.Advance(TimeSpan.FromDays(2));

        (await DueAsync()).Items.ShouldBeEmpty();
        (await FireAsync(timer)).ShouldBeFalse();
    }

    [Fact]
    public async Task R_ESC_4_an_overdue_task_stays_and_the_lead_of_its_role_is_told_once()
    {
        var journey = await clinic.StartAsync("talk-then-treat");

        await clinic.PassAsync(TimeSpan.FromHours(5));

        var entry = (await clinic.HistoryOf(journey.Id)).Single(entry => entry.Type == "TaskOverdue");
        entry.Data.GetProperty("told").GetString().ShouldBe(Roles.Manager);
        var told = (await clinic.As(Roles.Manager).SendAsync(new ListNotices.Query())).ShouldSucceed().Items.ShouldHaveSingleItem();
        (told.What, told.TaskId).ShouldBe(("task-overdue", journey.OpenTasks.Single().Id));
        (await clinic.CompleteAsync(journey.Id, "talk", "Proceed")).Status.ShouldBe("running");
    }

    [Fact]
    public async Task R_ESC_4_a_task_that_leaves_when_overdue_is_withdrawn_and_its_way_out_is_followed()
    {
        var journey = await clinic.StartAsync("hurry");

        await clinic.PassAsync(TimeSpan.FromHours(1));

        (await clinic.ReadAsync(journey.Id)).OpenTasks.Single().Title.ShouldBe("late");
        (await clinic.StoryOf(journey.Id)).ShouldBe([
            "JourneyStarted",
            "TaskCreated quick",
            "TimerFired quick",
            "TaskCancelled quick",
            "TaskCreated late",
        ]);
    }

    [Fact]
    public async Task A_timer_and_a_completion_at_the_same_moment_never_both_decide()
    {
        for (var round = 0; round < 100; round++)
        {
            var journey = await clinic.StartAsync("hurry");
            clinic.Clock.Advance(TimeSpan.FromHours(1));
            var due = (await DueAsync()).Items.Single();

            var firing = Task.Run(() => FireAsync(due));
            var completing = Task.Run(() => clinic.SendCompleteAsync("nurse01", journey.OpenTasks.Single().Id));
            var (fired, completed) = (await firing, (await completing).IsSuccess);

            (fired ^ completed).ShouldBeTrue();
            (await clinic.StoryOf(journey.Id)).Count(line => line is "TaskCompleted quick" or "TaskCancelled quick").ShouldBe(1);
            if (fired)
                await clinic.CompleteAsync(journey.Id, "late");
        }
    }

    [Fact]
    public async Task Many_that_fell_due_during_an_outage_fire_oldest_first()
    {
        var first = await clinic.StartAsync("wait-a-day");
        clinic.Clock.Advance(TimeSpan.FromHours(1));
        var second = await clinic.StartAsync("wait-a-day");
        clinic.Clock.Advance(TimeSpan.FromDays(3));

        var due = await DueAsync();

        due.Items.Select(item => item.Instance).ShouldBe([first.Id.Value, second.Id.Value]);
        due.Next.ShouldBeNull();
    }
}

public sealed class SqliteTimerTests() : TimerTests(Store.Sqlite);

public sealed class PostgresTimerTests() : TimerTests(Store.Postgres);

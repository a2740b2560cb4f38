using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.Waiting;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Primitives;

public sealed class WaitingTests
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData("Delay", "timeSpan", "400.00:00:00", "2027-04-06T09:00:00+08:00")]
    [InlineData("Timer", "interval", "00:00:30", "2026-03-02T09:00:30+08:00")]
    [InlineData("StartAt", "dateTime", "2026-03-02T10:00:00+08:00", "2026-03-02T10:00:00+08:00")]
    [InlineData("Cron", "cronExpression", "0 0 12 * * *", "2026-03-02T12:00:00+08:00")]
    public async Task A_wait_for_a_time_is_a_bookmark_with_that_time(string type, string input, string value, string due)
    {
        var instance = await _bench.RunAsync(Workflow("w", Activity(type, "wait", (input, Literal(value)))));

        instance.Bookmarks.ShouldHaveSingleItem().DueAt.ShouldBe(DateTimeOffset.Parse(due));
        (await _bench.ResumeAsync(instance, "wait", new TimerFired())).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task A_time_that_has_passed_is_not_waited_for() =>
        (await _bench.RunAsync(Workflow("w", Activity("StartAt", "at", ("dateTime", Literal("2020-01-01T00:00:00Z")))))).Status.ShouldBe(
            InstanceStatus.Finished
        );

    [Fact]
    public async Task The_payload_of_an_event_is_its_result()
    {
        var instance = await _bench.RunAsync(Workflow("w", Wait("Paid").With("result", Bound("x")), Variable("x")));
        instance.Bookmarks.Single().Key.ShouldBe(StimulusKey.Event("Paid"));

        instance = await _bench.ResumeAsync(instance, "Paid", new EventReceived("Paid", 12.5));

        instance.Variables["x"].ShouldBe(12.5);
    }

    [Fact]
    public async Task Events_and_tasks_are_asked_of_the_application()
    {
        var instance = await _bench.RunAsync(
            Workflow(
                "w",
                Sequence(
                    "s",
                    Activity(
                        "PublishEvent",
                        "publish",
                        ("eventName", Literal("Paid")),
                        ("payload", Literal(7)),
                        ("isLocalEvent", Literal(true))
                    ),
                    Activity(
                        "RunTask",
                        "task",
                        ("taskName", Literal("Scan")),
                        ("payload", Expression("Object", "{\"page\":1}")),
                        ("result", Bound("x"))
                    )
                ),
                Variable("x")
            )
        );

        _bench.Emitted[0].Event.ShouldBe(new EventPublished("Paid", null, 7d, true));
        var task = _bench.Emitted[1].Event.ShouldBeOfType<TaskRequested>();
        (task.Name, task.Payload!["page"]).ShouldBe(("Scan", 1d));
        instance.Bookmarks.Single().Key.ShouldBe(StimulusKey.Task(task.Id));

        instance = await _bench.ResumeAsync(instance, "task", new Resumed("scanned"));
        instance.Variables["x"].ShouldBe("scanned");
    }

    [Theory]
    [InlineData("0 0 * * * *", "2026-03-02T09:00:00+08:00", "2026-03-02T10:00:00+08:00")]
    [InlineData("*/15 * * * * *", "2026-03-02T09:00:07.5+08:00", "2026-03-02T09:00:15+08:00")]
    [InlineData("0 30 9 * * MON-FRI", "2026-03-06T09:30:00+08:00", "2026-03-09T09:30:00+08:00")]
    [InlineData("0 0 0 29 2 *", "2026-03-02T00:00:00+08:00", "2028-02-29T00:00:00+08:00")]
    [InlineData("0 0 0 13 * 5", "2026-03-14T00:00:00+08:00", "2026-11-13T00:00:00+08:00")]
    [InlineData("59 59 23 31 DEC ?", "2026-12-31T23:59:59+08:00", "2027-12-31T23:59:59+08:00")]
    [InlineData("0 0 8,20 1-7/2 * 7", "2026-03-02T00:00:00+08:00", "2026-04-05T08:00:00+08:00")]
    public void Cron_finds_the_next_time(string cron, string after, string next) =>
        CronSchedule.Parse(cron).NextAfter(DateTimeOffset.Parse(after), Bench.Zone).ShouldBe(DateTimeOffset.Parse(next));

    [Theory]
    [InlineData("0 30 2 * * *", "2026-03-28T12:00:00+01:00", "2026-03-29T03:00:00+02:00")] // the clock jumps from 2 to 3
    [InlineData("0 30 2 * * *", "2026-03-29T03:00:00+02:00", "2026-03-30T02:30:00+02:00")]
    [InlineData("0 30 2 * * *", "2026-10-24T12:00:00+02:00", "2026-10-25T02:30:00+02:00")] // 2:30 comes twice
    [InlineData("0 30 2 * * *", "2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00")]
    [InlineData("0 30 2 * * *", "2026-10-25T02:10:00+01:00", "2026-10-26T02:30:00+01:00")]
    [InlineData("0 30 * * * *", "2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00")] // every hour that passes
    [InlineData("0 30 * * * *", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00")]
    [InlineData("0 0 9 * * *", "2026-10-24T09:00:00+02:00", "2026-10-25T09:00:00+01:00")]
    public void Cron_follows_the_clock_on_the_wall_through_summer_time(string cron, string after, string next) =>
        CronSchedule
            .Parse(cron)
            .NextAfter(DateTimeOffset.Parse(after), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))
            .ShouldBe(DateTimeOffset.Parse(next));

    [Fact]
    public void A_day_that_never_comes_is_found_out() =>
        CronSchedule.Parse("0 0 0 30 2 *").NextAfter(_bench.Now, Bench.Zone).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("0 0 * * *")]
    [InlineData("60 * * * * *")]
    [InlineData("* * * * 13 *")]
    [InlineData("* * * * * FUN")]
    [InlineData("*/0 * * * * *")]
    [InlineData("5-1 * * * * *")]
    [InlineData("1//2 * * * * *")]
    public void What_is_no_cron_expression_is_refused(string cron) => Should.Throw<FormatException>(() => CronSchedule.Parse(cron));
}

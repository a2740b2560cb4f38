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
    [InlineData("StartAt", "dateTime", "2026-03-02T10:00:00", "2026-03-02T10:00:00+08:00")] // the clinic's clock
    [InlineData("Delay", "timeSpan", "24:00:00", "2026-03-03T09:00:00+08:00")]
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
    public async Task A_time_that_nobody_has_set_is_an_incident_and_not_now()
    {
        var instance = await _bench.RunAsync(Workflow("w", Activity("StartAt", "at", ("dateTime", Script("null")))));

        instance.Status.ShouldBe(InstanceStatus.Faulted);
        instance.Incidents.ShouldHaveSingleItem().Code.ShouldBe("start-at.no-time");
    }

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
}

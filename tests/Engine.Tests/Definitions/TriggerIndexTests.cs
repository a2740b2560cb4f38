using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Definitions;

public sealed class TriggerIndexTests
{
    private readonly Bench _bench = new();

    [Fact]
    public void Only_triggers_that_the_definition_marks_start_it_at_any_depth()
    {
        var graph = _bench.Add(Workflow("w", Sequence("s", Starts(Wait("Arrived")), Wait("Paid"), Starts(Print("no trigger")))));

        var trigger = TriggerIndex.Of(graph, _bench.Now, TimeZoneInfo.Utc).ShouldHaveSingleItem();

        (trigger.ActivityId, trigger.Stimulus.Key).ShouldBe(("Arrived", StimulusKey.Event("Arrived")));
    }

    [Fact]
    public void Times_say_when_they_come_and_come_again()
    {
        var graph = _bench.Add(
            Workflow(
                "w",
                Parallel(
                    "p",
                    Starts(Activity("Timer", "timer", ("interval", Literal("00:15:00")))),
                    Starts(Activity("Cron", "cron", ("cronExpression", Literal("0 30 9 * * *")))),
                    Starts(Activity("StartAt", "at", ("dateTime", Literal("2026-03-05T08:00:00+08:00"))))
                )
            )
        );

        var triggers = TriggerIndex.Of(graph, _bench.Now, Bench.Zone).ToDictionary(trigger => trigger.ActivityId);

        triggers["timer"].Stimulus.ShouldBe(new TriggerStimulus("due", DueAt: _bench.Now.AddMinutes(15), Every: TimeSpan.FromMinutes(15)));
        triggers["cron"].Stimulus.DueAt.ShouldBe(_bench.Now.AddMinutes(30));
        triggers["at"].Stimulus.DueAt.ShouldBe(new DateTimeOffset(2026, 3, 5, 8, 0, 0, TimeSpan.FromHours(8)));
    }

    [Theory]
    [InlineData("Cron", "cronExpression", "30 9 * * *", "six fields")]
    [InlineData("Cron", "cronExpression", "0 0 0 30 2 *", "never comes")]
    [InlineData("Timer", "interval", "00:00:00", "a second at least")]
    [InlineData("Timer", "interval", "often", "is not a TimeSpan")]
    [InlineData("Event", "eventName", "", "do not say what starts it")]
    public void A_trigger_that_cannot_be_evaluated_refuses_the_definition_with_activity_and_reason(
        string type,
        string input,
        string value,
        string reason
    )
    {
        var graph = _bench.Add(Workflow("w", Sequence("s", Starts(Activity(type, "bad", (input, Literal(value)))))));

        var problem = Should
            .Throw<DefinitionException>(() => TriggerIndex.Of(graph, _bench.Now, Bench.Zone))
            .Problems.ShouldHaveSingleItem();

        problem.ActivityId.ShouldBe("bad");
        problem.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task The_trigger_that_started_an_instance_does_not_wait_and_puts_out_what_came()
    {
        var arrived = Starts(Wait("Arrived")).With("result", Bound("payload"));
        _bench.Add(
            Workflow(
                "w",
                Flowchart("f", [Print("usual"), arrived, Print("triggered")], "usual -> Arrived", "Arrived -> triggered"),
                Variable("payload")
            )
        );

        var instance = await _bench.StartAsync("w", trigger: "Arrived", payload: new { client = "Li" });

        instance.Status.ShouldBe(InstanceStatus.Finished);
        _bench.Lines.ShouldBe(["triggered"]);
        instance.Variables["payload"].ShouldBeOfType<Dictionary<string, object?>>()["client"].ShouldBe("Li");
    }

    private static JsonObject Starts(JsonObject activity) =>
        activity.With("customProperties", new JsonObject { ["canStartWorkflow"] = true });
}

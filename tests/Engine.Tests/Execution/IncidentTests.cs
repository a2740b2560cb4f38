using System.Text.Json.Nodes;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Execution;

public sealed class IncidentTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task An_unknown_activity_type_is_an_incident_where_it_runs_and_nothing_is_lost()
    {
        var instance = await _bench.RunAsync(
            Workflow("w", Sequence("s", Print("before"), Activity("CaseFlow.Nowhere", "x"), Print("after")))
        );

        instance.Status.ShouldBe(InstanceStatus.Faulted);
        instance.Incidents.ShouldHaveSingleItem().Code.ShouldBe("activity.unknown-type");
        _bench.Lines.ShouldBe(["before"]);
    }

    [Fact]
    public async Task An_incident_stops_only_its_own_branch_and_a_retry_runs_it_again_with_fresh_inputs()
    {
        var branch = Sequence("s", Activity("WriteLine", "line", ("text", Script("variables.person.name"))), Print("after"));
        var instance = await _bench.RunAsync(
            Workflow(
                "w",
                Parallel("p", branch, Sequence("t", Wait("go"), Set("person", Expression("Object", "{\"name\":\"Li\"}")))),
                Variable("person")
            )
        );
        instance.Status.ShouldBe(InstanceStatus.Faulted);
        var incident = instance.Incidents.Single();
        (incident.ActivityId, incident.Code).ShouldBe(("line", "expression.failed"));

        instance = await _bench.ResumeAsync(instance, "go");
        instance.Status.ShouldBe(InstanceStatus.Faulted);
        await _bench.DoAsync(new Retry(instance.Id, _bench.Now, incident.Id));

        _bench.Lines.ShouldBe(["Li", "after"]);
        _bench.Find(instance).Status.ShouldBe(InstanceStatus.Finished);
        _bench.Find(instance).Incidents.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_failing_script_had_changed_is_undone()
    {
        var script = Activity("RunJavaScript", "js", ("script", Literal("setVariable('n', 2); setCorrelationId('c'); null.x")));
        var instance = await _bench.RunAsync(Workflow("w", script, Variable("n", "1", "Int32")));

        instance.Variables["n"].ShouldBe(1d);
        instance.CorrelationId.ShouldBeNull();
        instance.Incidents.Count.ShouldBe(1);
        _bench.Journal.ShouldNotContain(entry => entry.Event is VariableChanged);
    }

    [Fact]
    public async Task A_parent_that_cannot_take_note_of_a_childs_end_does_only_that_again()
    {
        var body = Sequence(
            "body",
            Print("round"),
            Activity("RunJavaScript", "inc", ("script", Literal("setVariable('n', getVariable('n') + 1)")))
        );
        var loop = Activity(
            "While",
            "loop",
            ("condition", Script("getVariable('n') == 0 || getVariable('limit').value > getVariable('n')")),
            ("body", body)
        );
        var settle = Sequence("t", Wait("go"), Set("limit", Expression("Object", "{\"value\":2}")));
        var instance = await _bench.RunAsync(Workflow("w", Parallel("p", loop, settle), Variable("n", "0", "Int32"), Variable("limit")));
        instance.Incidents.ShouldHaveSingleItem().ActivityId.ShouldBe("body");

        instance = await _bench.ResumeAsync(instance, "go");
        await _bench.DoAsync(new Retry(instance.Id, _bench.Now, instance.Incidents.Single().Id));

        _bench.Lines.ShouldBe(["round", "round"]);
        _bench.Find(instance).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task A_bookmark_of_a_faulted_activity_may_still_be_resumed_and_settles_the_incident()
    {
        var instance = await _bench.RunAsync(Workflow("w", Activity("CaseFlow.Tests.TwoWays", "t")));
        await _bench.DoAsync(
            new Resume(instance.Id, _bench.Now, instance.Bookmarks.Single(bookmark => bookmark.Name == "fails").Id, new Resumed())
        );
        _bench.Find(instance).Status.ShouldBe(InstanceStatus.Faulted);

        await _bench.DoAsync(
            new Resume(instance.Id, _bench.Now, instance.Bookmarks.Single(bookmark => bookmark.Name == "works").Id, new Resumed())
        );

        _bench.Find(instance).Status.ShouldBe(InstanceStatus.Finished);
        _bench.Journal.ShouldContain(entry => entry.Event is IncidentClosed && ((IncidentClosed)entry.Event).End == IncidentEnd.Resolved);
    }

    [Fact]
    public async Task A_stimulus_that_does_not_fit_is_refused_and_leaves_no_trace()
    {
        var instance = await _bench.RunAsync(Workflow("w", Activity("CaseFlow.Tests.TwoWays", "t")));
        var before = _bench.Store.BytesOf(instance.Id);

        var result = await _bench.DoAsync(new Resume(instance.Id, _bench.Now, instance.Bookmarks.First().Id, new TimerFired()));

        result.Outcome.ShouldBe(StepOutcome.Refused);
        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("no-timer");
        _bench.Store.BytesOf(instance.Id).ShouldBe(before);
    }

    [Fact]
    public async Task An_activity_that_keeps_waiting_for_nothing_is_an_incident()
    {
        var instance = await _bench.RunAsync(Workflow("w", Activity("CaseFlow.Tests.Stubborn", "t")));

        instance = await _bench.ResumeAsync(instance, "t", new TimerFired());

        instance.Status.ShouldBe(InstanceStatus.Faulted);
        instance.Incidents.ShouldHaveSingleItem().Code.ShouldBe("activity.waits-for-nothing");
    }

    [Fact]
    public async Task An_activity_is_told_that_it_is_withdrawn_only_while_it_runs()
    {
        var branch = Sequence("s", Activity("CaseFlow.Tests.Stubborn", "running"));
        var instance = await _bench.RunAsync(
            Workflow("w", Parallel("p", branch, Activity("CaseFlow.Tests.FailsOnce", "failed"), Print("over")))
        );

        await _bench.DoAsync(new Cancel(instance.Id, _bench.Now, "client left"));

        _bench.Emitted.Select(emitted => emitted.Event).OfType<string>().ShouldBe(["running withdrawn"]);
    }

    [Fact]
    public async Task Only_Complete_gives_an_instance_outcomes() =>
        (await _bench.RunAsync(Workflow("w", Activity("FlowDecision", "d", ("condition", Literal(true)))))).Outcomes.ShouldBeEmpty();

    [Fact]
    public async Task What_no_expression_asks_for_is_not_kept()
    {
        var set = Activity("RunJavaScript", "js", ("script", Literal("return 'a long text'")), ("result", Bound("x")));
        var instance = await _bench.RunAsync(Workflow("w", Sequence("s", set, Wait("w1")), Variable("x")));

        System.Text.Encoding.UTF8.GetString(instance.Write()).Split("a long text").Length.ShouldBe(2);
        _bench.Journal.ShouldContain(entry => entry.Event is ActivityOutputSet);
    }

    [Fact]
    public async Task When_nothing_is_left_to_do_and_nothing_is_waited_for_the_instance_says_so()
    {
        var merge = Print("c").With("customProperties", new JsonObject { ["mergeMode"] = "Merge" });
        var flowchart = Flowchart(
                "f",
                [Activity("FlowDecision", "if", ("condition", Literal(true))), Print("a"), Print("b"), merge],
                "if:True -> a",
                "if:False -> b",
                "a -> c",
                "b -> c"
            )
            .With("customProperties", new JsonObject { ["executionMode"] = "token" });

        var instance = await _bench.RunAsync(Workflow("w", flowchart));

        instance.Status.ShouldBe(InstanceStatus.Faulted);
        var incident = instance.Incidents.ShouldHaveSingleItem();
        incident.Code.ShouldBe("stuck");
        incident.Message.ShouldContain("f (f)");
    }

    [Fact]
    public async Task An_endless_loop_ends_as_an_incident_at_the_step_limit_and_can_be_cancelled()
    {
        var bench = new Bench(stepLimit: 200);
        var instance = await bench.RunAsync(
            Workflow("w", Activity("While", "loop", ("condition", Literal(true)), ("body", Print("again"))))
        );

        instance.Status.ShouldBe(InstanceStatus.Faulted);
        instance.Incidents.ShouldHaveSingleItem().Code.ShouldBe("step-limit");
        bench.Lines.Count.ShouldBeInRange(50, 200);
        instance.Write().Length.ShouldBeLessThan(1000);

        await bench.DoAsync(new Cancel(instance.Id, bench.Now, "endless"));

        bench.Find(instance).Status.ShouldBe(InstanceStatus.Cancelled);
        bench.Find(instance).Incidents.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelling_withdraws_everything_that_is_waited_for()
    {
        var instance = await _bench.RunAsync(
            Workflow("w", Parallel("p", Wait("a"), Wait("b"), Activity("Delay", "d", ("timeSpan", Literal("365.00:00:00")))))
        );
        instance.Bookmarks.Last().DueAt.ShouldBe(_bench.Now.AddDays(365));

        await _bench.DoAsync(new Cancel(instance.Id, _bench.Now, "client left"));

        _bench.Journal.Count(entry => entry.Event is BookmarkBurned).ShouldBe(3);
        (await _bench.DoAsync(new Cancel(instance.Id, _bench.Now, "again"))).Outcome.ShouldBe(StepOutcome.Ended);
        (await _bench.DoAsync(new Resume(instance.Id, _bench.Now, new BookmarkId(1), new Resumed()))).Outcome.ShouldBe(StepOutcome.Ended);
    }
}

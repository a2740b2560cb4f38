using System.Text.Json.Nodes;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Execution;

/// <summary>Known defects of Elsa's engine that ours must not have, each by its number.</summary>
public sealed class DefectTests
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData("s -> blocked", "s -> fast")]
    [InlineData("s -> fast", "s -> blocked")]
    public async Task D2_a_join_for_any_branch_runs_once_though_a_losing_branch_is_blocked(string first, string second)
    {
        var instance = await _bench.RunAsync(
            Workflow(
                "w",
                Flowchart(
                    "f",
                    [Print("s"), Wait("blocked"), Print("fast"), Join("WaitAny"), Print("after")],
                    first,
                    second,
                    "blocked -> join",
                    "fast -> join",
                    "join -> after"
                )
            )
        );

        _bench.Lines.ShouldBe(["s", "fast", "after"]);
        instance.Status.ShouldBe(InstanceStatus.Finished);
        instance.Bookmarks.ShouldBeEmpty();
    }

    [Fact]
    public async Task D3_a_stimulus_for_a_wait_that_is_over_is_answered_so_and_changes_nothing()
    {
        var instance = await _bench.RunAsync(Workflow("w", Sequence("s", Wait("a"), Wait("b"))));
        var first = instance.Bookmarks.Single();
        await _bench.ResumeAsync(instance, "a");
        var before = _bench.Store.BytesOf(instance.Id);

        (await _bench.DoAsync(new Resume(instance.Id, _bench.Now, first.Id, new Resumed()))).Outcome.ShouldBe(StepOutcome.NotFound);

        _bench.Store.BytesOf(instance.Id).ShouldBe(before);
    }

    [Fact]
    public async Task D8_what_an_activity_put_out_can_still_be_asked_for_after_a_wait()
    {
        var instance = await _bench.RunAsync(
            Workflow(
                "w",
                Sequence(
                    "s",
                    Activity("RunJavaScript", "js", ("script", Literal("return 6 * 7;"))),
                    Wait("w1"),
                    Activity("WriteLine", "out", ("text", Script("`${getOutputFrom('js')}`")))
                )
            )
        );

        await _bench.ResumeAsync(instance, "w1");

        _bench.Lines.ShouldBe(["42"]);
    }

    [Theory]
    [InlineData("For")]
    [InlineData("ForEach")]
    [InlineData("ParallelForEach")]
    [InlineData("While")]
    [InlineData("If")]
    [InlineData("Sequence")]
    [InlineData("Parallel")]
    [InlineData("Fork")]
    [InlineData("Switch")]
    [InlineData("Flowchart")]
    public async Task D9_a_container_without_anything_in_it_is_over_at_once(string type)
    {
        var container = Activity(type, "x", ("condition", Literal(true)), ("items", Literal(new[] { 1, 2 })), ("end", Literal(3)));

        (await _bench.RunAsync(Workflow("w", Sequence("s", container, Print("after"))))).Status.ShouldBe(InstanceStatus.Finished);

        _bench.Lines.ShouldBe(["after"]);
    }

    [Fact]
    public async Task D9_a_loop_with_a_step_of_zero_says_so()
    {
        var instance = await _bench.RunAsync(
            Workflow("w", Activity("For", "x", ("end", Literal(3)), ("step", Literal(0)), ("body", Print("never"))))
        );

        instance.Incidents.ShouldHaveSingleItem().Code.ShouldBe("for.step-zero");
    }

    [Fact]
    public async Task D10_the_items_of_a_loop_are_those_it_began_with()
    {
        var body = Sequence(
            "body",
            Wait("step"),
            Set("list", Expression("Object", "[9,9,9,9,9]")),
            Activity("WriteLine", "item", ("text", Script("`${getVariable('CurrentValue')}`")))
        );
        var instance = await _bench.RunAsync(
            Workflow("w", Activity("ForEach", "each", ("items", Script("getVariable('list')")), ("body", body)), Variable("list", "[1,2]"))
        );

        for (var round = 0; round < 2; round++)
            instance = await _bench.ResumeAsync(instance, "step");

        _bench.Lines.ShouldBe(["1", "2"]);
        instance.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task D11_withdrawing_nested_flowcharts_disturbs_no_flowchart_around_them()
    {
        var inner = Flowchart("inner", [Print("i"), Wait("deep")], "i -> deep");
        var middle = Flowchart("middle", [inner, Print("m")], "inner -> m");

        var instance = await _bench.RunAsync(
            Workflow(
                "w",
                Flowchart(
                    "outer",
                    [Print("s"), middle, Wait("fast"), Join("WaitAny"), Print("after")],
                    "s -> middle",
                    "s -> fast",
                    "middle -> join",
                    "fast -> join",
                    "join -> after"
                )
            )
        );
        instance.Bookmarks.Count.ShouldBe(2);

        instance = await _bench.ResumeAsync(instance, "fast");

        instance.Incidents.ShouldBeEmpty();
        instance.Status.ShouldBe(InstanceStatus.Finished);
        _bench.Lines.ShouldBe(["s", "i", "after"]);
        _bench.Journal.Count(entry => entry.Event is ActivityCancelled).ShouldBe(3);
    }

    [Fact]
    public async Task D14_two_bulk_dispatches_in_one_instance_do_not_take_each_others_children()
    {
        _bench.Add(Workflow("quick", Print("quick")));
        _bench.Add(Workflow("slow", Wait("person")));

        var parent = await _bench.RunAsync(
            Workflow(
                "w",
                Parallel("p", Sequence("a", Bulk("quick", 3), Print("quick done")), Sequence("b", Bulk("slow", 2), Print("slow done")))
            )
        );

        _bench.Lines.Count(line => line == "quick done").ShouldBe(1);
        _bench.Lines.ShouldNotContain("slow done");
        foreach (
            var child in _bench.Store.All.Where(instance => instance.Bookmarks.Any(bookmark => bookmark.ActivityId == "person")).ToList()
        )
            await _bench.ResumeAsync(child, "person");
        _bench.Lines.ShouldContain("slow done");
        _bench.Find(parent).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task D16_a_long_row_of_diamonds_with_a_loop_back_costs_no_more_than_its_length()
    {
        var nodes = new List<JsonNode> { Print("n0") };
        var lines = new List<string>();
        for (var diamond = 0; diamond < 60; diamond++)
        {
            nodes.AddRange([Print($"l{diamond}"), Print($"r{diamond}"), Print($"n{diamond + 1}")]);
            lines.AddRange([
                $"n{diamond} -> l{diamond}",
                $"n{diamond} -> r{diamond}",
                $"l{diamond} -> n{diamond + 1}",
                $"r{diamond} -> n{diamond + 1}",
            ]);
        }
        nodes.Add(Activity("RunJavaScript", "count", ("script", Literal("setVariable('n', getVariable('n') + 1)"))));
        nodes.Add(Activity("FlowDecision", "again", ("condition", Script("getVariable('n') < 2"))));
        lines.AddRange(["n60 -> count", "count:Done -> again", "again:True -> n0"]);

        var instance = await _bench
            .RunAsync(Workflow("w", Flowchart("f", [.. nodes], [.. lines]), Variable("n", "0", "Int32")))
            .WaitAsync(TimeSpan.FromSeconds(20));

        instance.Status.ShouldBe(InstanceStatus.Finished);
        _bench.Lines.Count.ShouldBe(2 * 181);
    }

    [Fact]
    public async Task D18_ids_that_end_alike_are_different_activities()
    {
        var instance = await _bench.RunAsync(
            Workflow("w", Parallel("p", Sequence("1", Wait("a"), Print("short")), Sequence("11", Wait("aa"), Print("long"))))
        );

        await _bench.ResumeAsync(instance, "a");

        _bench.Lines.ShouldBe(["short"]);
    }

    [Fact]
    public async Task D21_text_that_does_not_fit_an_inputs_type_is_an_incident_at_that_activity_and_not_a_silent_default()
    {
        var instance = await _bench.RunAsync(
            Workflow("w", Sequence("s", Print("before"), Activity("Delay", "wait", ("timeSpan", Literal("soon")))))
        );

        var incident = instance.Incidents.ShouldHaveSingleItem();
        (incident.ActivityId, incident.Code).ShouldBe(("wait", "input.wrong-type"));
        incident.Message.ShouldBe("\"soon\" is not a TimeSpan.");
    }

    [Fact]
    public async Task D22_in_token_mode_a_join_for_all_withdraws_nothing()
    {
        var flowchart = Flowchart(
                "f",
                [Print("s"), Wait("slow"), Print("fast"), Join("WaitAll"), Print("after")],
                "s -> slow",
                "s -> fast",
                "slow -> join",
                "fast -> join",
                "join -> after"
            )
            .With("customProperties", new JsonObject { ["executionMode"] = "token" });
        var instance = await _bench.RunAsync(Workflow("w", flowchart));
        _bench.Lines.ShouldBe(["s", "fast"]);

        instance = await _bench.ResumeAsync(instance, "slow");

        _bench.Lines.ShouldBe(["s", "fast", "after"]);
        instance.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory]
    [InlineData("End")]
    [InlineData("Complete")]
    [InlineData("Finish")]
    public async Task D23_an_early_end_withdraws_what_is_still_queued(string end)
    {
        var flowchart = Flowchart("f", [Print("s"), Activity(end, "end"), Wait("queued")], "s -> end", "s -> queued");

        var instance = await _bench.RunAsync(Workflow("w", flowchart));

        instance.Status.ShouldBe(InstanceStatus.Finished);
        _bench.Journal.ShouldNotContain(entry => entry.Event is ActivityStarted && ((ActivityStarted)entry.Event).ActivityId == "queued");
    }

    [Fact]
    public async Task D23_the_first_branch_of_a_fork_for_any_withdraws_the_others_though_they_had_not_begun()
    {
        var fork = Activity(
            "Fork",
            "fork",
            ("joinMode", "WaitAny"),
            ("branches", new JsonArray(Print("first"), Sequence("other", Print("second"), Wait("never"))))
        );

        var instance = await _bench.RunAsync(Workflow("w", Sequence("s", fork, Print("after"))));

        _bench.Lines.ShouldBe(["first", "after"]);
        instance.Status.ShouldBe(InstanceStatus.Finished);
    }

    private static JsonObject Join(string mode) => Activity("FlowJoin", "join", ("mode", Literal(mode)));

    private static JsonObject Bulk(string definition, int count) =>
        Activity(
            "BulkDispatchWorkflows",
            $"bulk-{definition}",
            ("workflowDefinitionId", Literal(definition)),
            ("items", Literal(Enumerable.Range(0, count)))
        );
}

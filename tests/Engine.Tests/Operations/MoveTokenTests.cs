using System.Text.Json.Nodes;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Operations;

/// <summary>In both modes of a flowchart.</summary>
public sealed class MoveTokenTests
{
    private readonly Bench _bench = new(reloads: true);

    public static TheoryData<bool> Modes => [false, true];

    [Theory, MemberData(nameof(Modes))]
    public async Task It_goes_on_at_a_later_activity_and_at_an_earlier_one(bool tokens)
    {
        var instance = await StartAsync(tokens, Flowchart("f", [Wait("a"), Wait("b"), Wait("c"), Wait("d")], "a -> b", "b -> c", "c -> d"));

        instance = await MovedAsync(instance, "a", "c");
        Waiting(instance).ShouldBe(["c"]);
        instance = await MovedAsync(instance, "c", "a");
        foreach (var step in new[] { "a", "b", "c", "d" })
            instance = await _bench.ResumeAsync(instance, step);

        instance.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task Within_its_branch_it_moves_and_the_join_still_waits_for_both(bool tokens)
    {
        var instance = await StartAsync(tokens, Fork("WaitAll"));

        instance = await MovedAsync(instance, "a1", "a2");
        Waiting(instance).ShouldBe(["b", "a2"]);
        instance = await _bench.ResumeAsync(instance, "b");
        instance.Status.ShouldBe(InstanceStatus.Waiting);
        instance = await _bench.ResumeAsync(instance, "a2");

        Waiting(instance).ShouldBe(["after"]);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task Out_of_its_branch_it_is_refused_as_long_as_the_join_would_wait(bool tokens)
    {
        var instance = await StartAsync(tokens, Fork("WaitAll"));

        (await MoveAsync(instance, "a1", "after")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("move.other-leads-there");
        (await MoveAsync(instance, "a1", "b")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("move.other-leads-there");
        (await MoveAsync(instance, "a1", "fork")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("move.leads-to-other");
        (await MoveAsync(instance, "a1", "side")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("move.join-would-wait");
        Waiting(_bench.Find(instance)).ShouldBe(["a1", "b"]);
    }

    [Fact]
    public async Task A_join_that_takes_whoever_comes_does_without_the_branch_that_went_elsewhere()
    {
        var instance = await StartAsync(false, Fork("WaitAllActive"));

        instance = await MovedAsync(instance, "a1", "side");
        instance = await _bench.ResumeAsync(instance, "b");

        Waiting(instance).ShouldBe(["side", "after"]);
        instance = await _bench.ResumeAsync(instance, "after");
        (await _bench.ResumeAsync(instance, "side")).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task When_the_other_branch_has_arrived_the_last_one_may_pass_the_join_or_begin_both_again(bool tokens)
    {
        var instance = await StartAsync(tokens, Fork("WaitAll"));
        instance = await _bench.ResumeAsync(instance, "b");

        var past = await MovedAsync(instance, "a1", "after");
        Waiting(past).ShouldBe(["after"]);
        var again = await MovedAsync(past, "after", "fork");
        Waiting(again).ShouldBe(["a1", "b"]);
        again = await _bench.ResumeAsync(again, "b");
        again = await _bench.ResumeAsync(again, "a1");
        again = await _bench.ResumeAsync(again, "a2");

        Waiting(again).ShouldBe(["after"]);
        (await _bench.ResumeAsync(again, "after")).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task Into_one_branch_of_a_join_that_needs_both_it_is_refused(bool tokens)
    {
        var instance = await StartAsync(tokens, Fork("WaitAll"));
        instance = await _bench.ResumeAsync(instance, "b");
        instance = await MovedAsync(instance, "a1", "after");

        var refusal = (await MoveAsync(instance, "after", "a2")).Refusals.ShouldHaveSingleItem();

        refusal.Code.ShouldBe("move.join-would-wait");
        refusal.Arguments.ShouldBe(["join", "b"]);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task Out_of_a_nested_container_it_goes_on_in_the_flowchart_around_it(bool tokens)
    {
        var nested = Sequence("box", Print("in"), Activity("ForEach", "each", ("items", Script("[1, 2]")), ("body", Wait("deep"))));
        var instance = await StartAsync(tokens, Flowchart("f", [nested, Wait("b"), Wait("c")], "box -> b", "b -> c"));

        instance = await MovedAsync(instance, "deep", "c");

        Waiting(instance).ShouldBe(["c"]);
        instance.Frames.Count.ShouldBe(2);
        (await MoveAsync(instance, "c", "deep")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("move.other-place");
        (await MoveAsync(instance, "c", "nowhere")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("move.unknown-activity");
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task A_faulted_activity_is_left_with_its_incident_and_a_loop_goes_round_as_before(bool tokens)
    {
        var flow = Flowchart(
            "f",
            [
                Wait("a"),
                Activity("CaseFlow.Nowhere", "x"),
                Wait("b"),
                Activity("FlowDecision", "again", ("condition", Script("variables.rounds-- > 0"))),
                Wait("end"),
            ],
            "a -> x",
            "x -> b",
            "b -> again",
            "again:True -> a",
            "again:False -> end"
        );
        var instance = await StartAsync(tokens, flow, Variable("rounds", 2, "Int32"));

        for (var round = 0; round < 3; round++)
        {
            instance = await _bench.ResumeAsync(instance, "a");
            instance.Status.ShouldBe(InstanceStatus.Faulted);
            instance = await MovedAsync(instance, "x", "b");
            instance.Incidents.ShouldBeEmpty();
            instance = await _bench.ResumeAsync(instance, "b");
        }

        Waiting(instance).ShouldBe(["end"]);
    }

    [Fact]
    public async Task A_flowchart_that_is_stuck_goes_on_where_somebody_says()
    {
        var merge = Wait("c").With("customProperties", new JsonObject { ["mergeMode"] = "Merge" });
        var instance = await StartAsync(
            true,
            Flowchart(
                "f",
                [Activity("FlowDecision", "if", ("condition", Literal(true))), Print("a"), Print("b"), merge, Wait("d")],
                "if:True -> a",
                "if:False -> b",
                "a -> c",
                "b -> c",
                "c -> d"
            )
        );
        instance.Incidents.ShouldHaveSingleItem().Code.ShouldBe("stuck");

        instance = await MovedAsync(instance, "f", "c");

        (instance.Status, instance.Incidents.Count).ShouldBe((InstanceStatus.Waiting, 0));
        instance = await _bench.ResumeAsync(instance, "c");
        (await _bench.ResumeAsync(instance, "d")).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task What_ends_the_flowchart_ends_all_branches(bool tokens)
    {
        var fork = Fork("WaitAll");
        fork["activities"]!.AsArray().Add((JsonNode)Activity("End", "stop"));
        fork["connections"]!.AsArray().Add(Flowchart("x", [], "side -> stop")["connections"]![0]!.DeepClone());
        var instance = await StartAsync(tokens, fork);

        instance = await MovedAsync(instance, "a1", "stop");

        (instance.Status, instance.Bookmarks.Count).ShouldBe((InstanceStatus.Finished, 0));
    }

    /// <summary>fork to a1, a2 and to b, both to the join; a1 may also leave by "Side".</summary>
    private static JsonObject Fork(string mode) =>
        Flowchart(
            "f",
            [
                Activity("FlowFork", "fork", ("branches", Literal(new[] { "A", "B" }))),
                Wait("a1"),
                Wait("a2"),
                Wait("b"),
                Activity("FlowJoin", "join", ("mode", Literal(mode))),
                Wait("after"),
                Wait("side"),
            ],
            "fork:A -> a1",
            "fork:B -> b",
            "a1 -> a2",
            "a2 -> join",
            "b -> join",
            "join -> after",
            "a1:Side -> side"
        );

    private Task<WorkflowInstance> StartAsync(bool tokens, JsonObject flowchart, params JsonObject[] variables)
    {
        if (tokens)
            flowchart["customProperties"] = new JsonObject { ["executionMode"] = "token" };
        return _bench.RunAsync(Workflow("w", flowchart, variables));
    }

    private static IEnumerable<string> Waiting(WorkflowInstance instance) => instance.Bookmarks.Select(bookmark => bookmark.ActivityId);

    private Task<StepResult> MoveAsync(WorkflowInstance instance, string from, string to) =>
        _bench.DoAsync(
            new MoveToken(instance.Id, _bench.Now, _bench.Find(instance).Frames.Single(frame => frame.ActivityId == from).Id, to)
        );

    private async Task<WorkflowInstance> MovedAsync(WorkflowInstance instance, string from, string to)
    {
        var result = await MoveAsync(instance, from, to);
        result.Outcome.ShouldBe(
            StepOutcome.Applied,
            string.Join(", ", result.Refusals.Select(refusal => $"{refusal.Code} {string.Join(' ', refusal.Arguments)}"))
        );
        return _bench.Find(instance);
    }
}

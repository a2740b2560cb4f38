using System.Text.Json.Nodes;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Primitives;

public sealed class FlowchartTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Branches_meet_at_a_node_that_waits_for_all_of_them()
    {
        await _bench.RunAsync(
            Workflow("w", Flowchart("f", [Print("a"), Print("b"), Print("c"), Print("d")], "a -> b", "a -> c", "b -> d", "c -> d"))
        );

        _bench.Lines.ShouldBe(["a", "b", "c", "d"]);
    }

    [Fact]
    public async Task A_branch_that_was_not_taken_does_not_block_the_node_where_it_would_have_met()
    {
        var decision = Activity("FlowDecision", "if", ("condition", Literal(true)));

        var instance = await _bench.RunAsync(
            Workflow(
                "w",
                Flowchart(
                    "f",
                    [decision, Print("yes"), Print("no"), Print("end")],
                    "if:True -> yes",
                    "if:False -> no",
                    "yes -> end",
                    "no -> end"
                )
            )
        );

        _bench.Lines.ShouldBe(["yes", "end"]);
        instance.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("counter")]
    public async Task A_join_for_the_first_in_a_loop_begins_each_round_anew(string mode)
    {
        var flowchart = Flowchart(
                "f",
                [
                    Activity("FlowDecision", "which", ("condition", Script("variables.i % 2 === 0"))),
                    Print("a"),
                    Print("b"),
                    Activity("FlowJoin", "join", ("mode", Literal("WaitAny"))),
                    Set("i", Script("variables.i + 1")),
                    Activity("FlowDecision", "more", ("condition", Script("variables.i < 4"))),
                    Activity("End", "end"),
                ],
                "which:True -> a",
                "which:False -> b",
                "a -> join",
                "b -> join",
                "join -> set-i",
                "set-i -> more",
                "more:True -> which",
                "more:False -> end"
            )
            .With("customProperties", new JsonObject { ["executionMode"] = mode });

        var instance = await _bench.RunAsync(Workflow("w", flowchart, Variable("i", 0)));

        _bench.Lines.ShouldBe(["a", "b", "a", "b"]);
        instance.Status.ShouldBe(InstanceStatus.Finished);
    }
}

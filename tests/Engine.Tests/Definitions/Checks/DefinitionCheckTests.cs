using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Definitions.Checks;
using CaseFlow.Engine.Tests.Support;
using Xunit.Abstractions;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Definitions.Checks;

public sealed class DefinitionCheckTests(ITestOutputHelper output)
{
    private static WorkflowGraph Read(JsonObject definition) =>
        new DefinitionReader(new ActivityRegistry(typeof(FailsOnce).Assembly)).ReadStored(JsonSerializer.SerializeToElement(definition));

    private static IReadOnlyList<string> Errors(JsonObject definition) =>
        [
            .. DefinitionCheck
                .Of(Read(definition), Surroundings.Unknown)
                .Where(finding => finding.Severity == FindingSeverity.Error)
                .Select(finding => $"{finding.Code} {finding.ActivityId} {finding.Place} {string.Join(' ', finding.Arguments)}"),
        ];

    [Fact]
    public void What_is_in_order_is_found_to_be()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var definition = new OrderlyDefinition(seed).Make(pieces: 1 + seed % 12);
            Errors(definition).ShouldBeEmpty($"seed {seed}: {definition.ToJsonString()}");
        }
    }

    [Fact]
    public void Without_any_drawn_end_a_flowchart_is_over_where_nothing_follows() =>
        Errors(Workflow("plain", Flowchart("flow", [Print("a"), Print("b")], ["a -> b"]))).ShouldBeEmpty();

    [Fact]
    public void With_a_drawn_end_every_way_has_to_reach_one() =>
        Errors(Workflow("gap", Flowchart("flow", [Print("a"), Print("b"), Activity("End", "end")], ["a -> b", "a -> end"])))
            .ShouldBe(["check.dead-end b  "]);

    [Fact]
    public void With_counters_a_join_of_branches_taken_is_no_trap_and_with_tokens_it_is()
    {
        var definition = Workflow(
            "joins",
            Flowchart(
                "flow",
                [
                    Activity("FlowDecision", "which", ("condition", Script("1 < 2"))),
                    Print("a"),
                    Print("b"),
                    Activity("FlowJoin", "join", ("mode", Literal("WaitAllActive"))),
                ],
                ["which:True -> a", "which:False -> b", "a -> join", "b -> join"]
            )
        );
        Errors(definition).ShouldBeEmpty();
        definition["customProperties"] = new JsonObject { ["executionMode"] = "token" };
        Errors(definition).ShouldBe(["check.join-exclusive join  a b"]);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void An_outcome_that_is_switched_off_needs_no_line(bool isSwitchedOn, int errors) =>
        Errors(
                Workflow(
                    "ping",
                    Flowchart(
                        "flow",
                        [
                            Activity(
                                    "HttpEndpoint",
                                    "in",
                                    ("path", Literal("/ping")),
                                    ("exposeRequestTooLargeOutcome", Literal(isSwitchedOn))
                                )
                                .With("customProperties", new JsonObject { ["canStartWorkflow"] = true }),
                            Activity("WriteHttpResponse", "out", ("content", Literal("pong"))),
                        ],
                        ["in -> out"]
                    )
                )
            )
            .Count(error => error.StartsWith("check.leads-nowhere", StringComparison.Ordinal))
            .ShouldBe(errors);

    [Fact]
    public void A_line_of_an_outcome_that_is_switched_off_may_stay_drawn() =>
        Errors(
                Workflow(
                    "ping",
                    Flowchart(
                        "flow",
                        [
                            Activity("HttpEndpoint", "in", ("path", Literal("/ping")))
                                .With("customProperties", new JsonObject { ["canStartWorkflow"] = true }),
                            Activity("WriteHttpResponse", "out", ("content", Literal("pong"))),
                            Activity("WriteHttpResponse", "big", ("content", Literal("too much"))),
                        ],
                        ["in -> out", "in:Request too large -> big"]
                    )
                )
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_loop_of_steps_that_never_wait_is_endless() =>
        Errors(Workflow("spin", Flowchart("flow", [Print("a"), Print("b"), Print("c")], ["a -> b", "b -> c", "c -> b"])))
            .ShouldBe(["check.endless-loop b  b → c → b"]);

    [Fact]
    public void What_stands_in_a_definition_used_as_a_step_is_its_own_affair()
    {
        var part = Workflow("part", Flowchart("inner", [Print("a"), Print("lost"), Activity("End", "end")], ["a -> end"]));
        var reader = new DefinitionReader(new ActivityRegistry()) { FindReusable = _ => JsonSerializer.SerializeToElement(part) };
        var graph = reader.ReadStored(
            JsonSerializer.SerializeToElement(Workflow("whole", Flowchart("flow", [Activity("Custom.Part", "use")], [])))
        );

        DefinitionCheck.Of(graph, Surroundings.Unknown).ShouldBeEmpty();
    }

    [Fact]
    public void The_check_of_a_large_definition_costs_no_more_than_the_square_of_its_size()
    {
        var (small, large) = (Read(new OrderlyDefinition(1).Make(pieces: 16)), Read(new OrderlyDefinition(1).Make(pieces: 160)));
        large.Activities.Count.ShouldBeGreaterThan(500);
        var (fast, slow) = (Fastest(small), Fastest(large));

        output.WriteLine(
            $"{small.Activities.Count} activities: {fast.TotalMilliseconds:0.0} ms; "
                + $"{large.Activities.Count}: {slow.TotalMilliseconds:0.0} ms"
        );
        // the cube would be three times as much again
        (slow / fast).ShouldBeLessThan(3 * Math.Pow((double)large.Activities.Count / small.Activities.Count, 2));
    }

    private static TimeSpan Fastest(WorkflowGraph graph)
    {
        var fastest = TimeSpan.MaxValue;
        for (var round = 0; round < 15; round++)
        {
            var clock = Stopwatch.StartNew();
            DefinitionCheck.Of(graph, Surroundings.Unknown);
            if (clock.Elapsed < fastest)
                fastest = clock.Elapsed;
        }

        return fastest;
    }
}

using System.Text.Json.Nodes;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Primitives;

public sealed class LoopTests
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData(1, 3, 1, true, "1 2 3")]
    [InlineData(1, 3, 1, false, "1 2")]
    [InlineData(3, 1, -1, true, "3 2 1")]
    [InlineData(3, 1, -1, false, "3 2")]
    [InlineData(1, 10, 4, true, "1 5 9")]
    [InlineData(5, 5, 1, true, "5")]
    [InlineData(5, 1, 1, true, "")]
    public async Task For_counts_from_its_start_to_its_end(int start, int end, int step, bool inclusive, string expected)
    {
        var loop = Activity(
            "For",
            "loop",
            ("start", Literal(start)),
            ("end", Literal(end)),
            ("step", Literal(step)),
            ("outerBoundInclusive", Literal(inclusive)),
            ("body", Current())
        );

        (await _bench.RunAsync(Workflow("w", loop))).Status.ShouldBe(InstanceStatus.Finished);

        string.Join(' ', _bench.Lines).ShouldBe(expected);
    }

    [Theory]
    [InlineData("ForEach", "[1,\"b\",null]", "1 b null")]
    [InlineData("ParallelForEach", "[1,\"b\",null]", "1 b null")]
    [InlineData("ForEach", "\"one\"", "o n e")]
    [InlineData("ForEach", "\"[4,5]\"", "4 5")]
    [InlineData("ForEach", "[]", "")]
    public async Task Each_item_has_its_round(string type, string items, string expected)
    {
        await _bench.RunAsync(Workflow("w", Activity(type, "loop", ("items", Literal(JsonNode.Parse(items))), ("body", Current()))));

        string.Join(' ', _bench.Lines).ShouldBe(expected);
    }

    [Fact]
    public async Task Null_has_no_rounds_in_parallel_and_is_an_incident_one_by_one()
    {
        (
            await _bench.RunAsync(Workflow("w", Activity("ParallelForEach", "loop", ("items", Script("null")), ("body", Current()))))
        ).Status.ShouldBe(InstanceStatus.Finished);
        (await _bench.RunAsync(Workflow("v", Activity("ForEach", "loop", ("items", Script("null")), ("body", Current())))))
            .Incidents.Single()
            .Code.ShouldBe("foreach.no-items");
    }

    [Fact]
    public async Task Parallel_rounds_wait_side_by_side_with_variables_of_their_own()
    {
        var body = Sequence(
            "body",
            Wait("go"),
            Activity("WriteLine", "w1", ("text", Script("`${getVariable('CurrentIndex')}${getVariable('CurrentValue')}`")))
        );
        var instance = await _bench.RunAsync(
            Workflow("w", Activity("ParallelForEach", "loop", ("items", Literal(new[] { "a", "b" })), ("body", body)))
        );

        foreach (var bookmark in instance.Bookmarks.Reverse())
            await _bench.DoAsync(
                new CaseFlow.Engine.Execution.Resume(instance.Id, _bench.Now, bookmark.Id, new CaseFlow.Engine.Execution.Resumed())
            );

        _bench.Lines.ShouldBe(["1b", "0a"]);
        _bench.Find(instance).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory]
    [InlineData("For")]
    [InlineData("ForEach")]
    [InlineData("While")]
    public async Task Break_ends_the_loop_around_it_and_nothing_further_out(string type)
    {
        var body = Sequence(
            "outer-steps",
            Sequence(
                "inner-steps",
                Print("in"),
                Activity("If", "if", ("condition", Literal(true)), ("then", Activity("Break", "break"))),
                Print("not")
            ),
            Print("nor")
        );
        var loop = Activity(
            type,
            "loop",
            ("end", Literal(3)),
            ("items", Literal(new[] { 1, 2 })),
            ("condition", Literal(true)),
            ("body", body)
        );

        await _bench.RunAsync(Workflow("w", Sequence("s", loop, Print("after"))));

        _bench.Lines.ShouldBe(["in", "after"]);
    }

    [Fact]
    public async Task The_condition_of_While_is_asked_before_each_round()
    {
        var count = Activity("RunJavaScript", "count", ("script", Literal("setVariable('n', getVariable('n') - 1)")));

        await _bench.RunAsync(
            Workflow(
                "w",
                Activity("While", "loop", ("condition", Script("getVariable('n') > 0")), ("body", Sequence("s", Print("round"), count))),
                Variable("n", "3", "Int32")
            )
        );

        _bench.Lines.Count.ShouldBe(3);
    }

    private static JsonObject Current() => Activity("WriteLine", "current", ("text", Script("`${getVariable('CurrentValue')}`")));
}

using System.Text.Json.Nodes;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Primitives;

public sealed class EndTests
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData("End", "before,after")]
    [InlineData("Complete", "before")]
    [InlineData("Finish", "before")]
    public async Task End_ends_its_container_Complete_and_Finish_the_instance(string end, string expected)
    {
        var inner = Sequence("inner", Print("before"), Activity(end, "end"), Print("never"));

        var instance = await _bench.RunAsync(Workflow("w", Sequence("outer", inner, Print("after"))));

        _bench.Lines.ShouldBe(expected.Split(','));
        instance.Status.ShouldBe(InstanceStatus.Finished);
        instance.Frames.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"Paid\"", new[] { "Paid" })]
    [InlineData("[\"A\",\"B\"]", new[] { "A", "B" })]
    [InlineData("\"[\\\"A\\\",\\\"B\\\"]\"", new[] { "A", "B" })]
    [InlineData("null", new string[0])]
    public async Task Complete_names_its_outcomes_in_any_way(string outcomes, string[] expected)
    {
        var instance = await _bench.RunAsync(Workflow("w", Activity("Complete", "end", ("outcomes", Literal(JsonNode.Parse(outcomes))))));

        instance.Outcomes.ShouldBe(expected);
    }

    [Fact]
    public async Task Finish_withdraws_what_others_wait_for()
    {
        var instance = await _bench.RunAsync(
            Workflow("w", Parallel("p", Wait("a"), Sequence("s", Wait("b"), Activity("Finish", "finish"))))
        );

        instance = await _bench.ResumeAsync(instance, "b");

        instance.Status.ShouldBe(InstanceStatus.Finished);
        instance.Bookmarks.ShouldBeEmpty();
        _bench
            .Journal.Select(entry => entry.Event)
            .OfType<ActivityCancelled>()
            .Select(cancelled => cancelled.ActivityId)
            .ShouldBe(["a", "s", "p"]);
    }

    [Fact]
    public async Task Fault_says_what_the_definition_says()
    {
        var instance = await _bench.RunAsync(
            Workflow("w", Activity("Fault", "f", ("code", Literal("E1")), ("message", Literal("Went south"))))
        );

        var incident = instance.Incidents.ShouldHaveSingleItem();
        (incident.Code, incident.Message).ShouldBe(("fault.E1", "Went south"));
    }
}

using System.Text.Json.Nodes;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Execution;

/// <summary>Elsa's defects, continued; see docs/elsa-differences.md.</summary>
public sealed class MoreDefectTests
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData("Merge")]
    [InlineData("Converge")]
    public async Task D5_a_join_that_waits_for_a_branch_nobody_took_says_so(string mode)
    {
        var join = Print("join").With("customProperties", new JsonObject { ["mergeMode"] = mode });
        var flowchart = Flowchart(
                "f",
                [Print("a"), Activity("FlowDecision", "d", ("condition", Literal(true))), Print("yes"), Print("no"), join],
                "a -> d",
                "d:True -> yes",
                "d:False -> no",
                "yes -> join",
                "no -> join"
            )
            .With("customProperties", new JsonObject { ["executionMode"] = "token" });

        var instance = await _bench.RunAsync(Workflow("w", flowchart));

        instance.Status.ShouldBe(InstanceStatus.Faulted);
        instance.Incidents.Single().Code.ShouldBe("stuck");
    }

    [Fact]
    public async Task D5_an_instance_with_a_failure_is_faulted_and_never_silently_suspended()
    {
        var definition = Workflow("w", Sequence("s", Activity("Fault", "bad"), Print("after")));
        definition["options"] = new JsonObject { ["incidentStrategyType"] = "ContinueWithIncidentsStrategy" };

        var instance = await _bench.RunAsync(definition);

        instance.Status.ShouldBe(InstanceStatus.Faulted);
        instance.Incidents.ShouldHaveSingleItem().ActivityId.ShouldBe("bad");
    }

    [Fact]
    public async Task D15_what_is_over_is_not_kept_so_a_thousand_rounds_weigh_no_more_than_ten()
    {
        async Task<int> BytesAfter(int rounds)
        {
            var bench = new Bench();
            var loop = Activity("For", "loop", ("start", Literal(1)), ("end", Literal(rounds)), ("body", Print("round")));
            var instance = await bench.RunAsync(Workflow("w", Sequence("s", loop, Wait("rest"))));
            return bench.Store.BytesOf(instance.Id).Length;
        }

        (await BytesAfter(1_000)).ShouldBeInRange(0, await BytesAfter(10) + 20);
    }

    [Fact]
    public async Task D19_a_failure_stops_its_own_branch_alone_and_ends_nothing()
    {
        var instance = await _bench.RunAsync(
            Workflow(
                "w",
                Parallel("p", Sequence("one", Activity("Fault", "bad"), Print("never")), Sequence("other", Wait("lab"), Print("read")))
            )
        );
        (instance.Status, instance.Bookmarks.Count).ShouldBe((InstanceStatus.Faulted, 1));

        instance = await _bench.ResumeAsync(instance, "lab");

        _bench.Lines.ShouldBe(["read"]);
        instance.HasEnded.ShouldBeFalse();
    }

    [Fact]
    public async Task D19_what_is_cancelled_waits_for_nothing_any_more()
    {
        var instance = await _bench.RunAsync(Workflow("w", Parallel("p", Wait("a"), Activity("Delay", "d"), Activity("Fault", "bad"))));

        await _bench.DoAsync(new Cancel(instance.Id, _bench.Now, "enough"));

        instance = _bench.Find(instance);
        (instance.Status, instance.Bookmarks.Count, instance.Incidents.Count, instance.Frames.Count).ShouldBe(
            (InstanceStatus.Cancelled, 0, 0, 0)
        );
    }

    [Fact]
    public async Task D20_what_fails_at_the_trigger_that_started_an_instance_is_its_incident()
    {
        var trigger = Activity("HttpEndpoint", "in", ("path", Script("variables.nothing.here")), ("authorize", Literal(false)))
            .With("customProperties", new JsonObject { ["canStartWorkflow"] = true });
        _bench.Add(Workflow("w", Sequence("s", trigger, Print("after"))));

        var instance = await _bench.StartAsync("w", trigger: "in", payload: new { method = "GET" });

        instance.Incidents.ShouldHaveSingleItem().ActivityId.ShouldBe("in");
        _bench.Lines.ShouldBeEmpty();
    }
}

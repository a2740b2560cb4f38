using System.Text.Json.Nodes;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Operations;

public sealed class SkipTests
{
    private readonly Bench _bench = new(reloads: true);

    private static JsonObject Broken(string id) => Activity("CaseFlow.Nowhere", id);

    [Fact]
    public async Task A_skipped_activity_leaves_by_its_usual_outcome_and_what_follows_runs()
    {
        var instance = await _bench.RunAsync(Workflow("w", Sequence("s", Print("before"), Broken("x"), Print("after"))));

        (await SkipAsync(instance)).Outcome.ShouldBe(StepOutcome.Applied);

        _bench.Lines.ShouldBe(["before", "after"]);
        _bench.Find(instance).Status.ShouldBe(InstanceStatus.Finished);
        _bench.Journal.ShouldContain(entry => entry.Event is IncidentClosed && ((IncidentClosed)entry.Event).End == IncidentEnd.Skipped);
        _bench.Journal.ShouldContain(entry => entry.Event is ActivitySkipped);
    }

    [Fact]
    public async Task It_leaves_by_the_outcome_that_is_asked_for()
    {
        var decision = Activity("FlowDecision", "d", ("condition", Script("variables.nobody.knows")));
        var instance = await _bench.RunAsync(
            Workflow("w", Flowchart("f", [decision, Print("yes"), Print("no")], "d:True -> yes", "d:False -> no"), Variable("nobody"))
        );

        (await SkipAsync(instance, "False")).Outcome.ShouldBe(StepOutcome.Applied);

        _bench.Lines.ShouldBe(["no"]);
    }

    [Fact]
    public async Task An_outcome_that_it_does_not_have_and_one_that_leads_nowhere_by_default_are_refused()
    {
        var instance = await _bench.RunAsync(
            Workflow("w", Flowchart("f", [Broken("x"), Print("paid"), Print("not")], "x:Paid -> paid", "x:NoDeal -> not"))
        );

        (await SkipAsync(instance, "Gone")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("skip.unknown-outcome");
        (await SkipAsync(instance)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("skip.choose-outcome");
        _bench.Find(instance).Incidents.Count.ShouldBe(1);
        (await SkipAsync(instance, "NoDeal")).Outcome.ShouldBe(StepOutcome.Applied);
        _bench.Lines.ShouldBe(["not"]);
    }

    [Fact]
    public async Task What_it_still_waits_for_is_withdrawn()
    {
        var instance = await _bench.RunAsync(Workflow("w", Sequence("s", Activity("CaseFlow.Tests.TwoWays", "t"), Wait("later"))));
        await _bench.DoAsync(
            new Resume(instance.Id, _bench.Now, instance.Bookmarks.Single(bookmark => bookmark.Name == "fails").Id, new Resumed())
        );

        await SkipAsync(_bench.Find(instance));

        _bench.Find(instance).Bookmarks.ShouldHaveSingleItem().ActivityId.ShouldBe("later");
        _bench.Find(instance).Status.ShouldBe(InstanceStatus.Waiting);
    }

    [Fact]
    public async Task A_child_whose_parent_cannot_take_note_is_told_to_it_by_another_outcome()
    {
        var flow = Flowchart(
            "f",
            [Print("start"), Print("a"), Activity("FlowDecision", "d", ("condition", Literal(true))), Print("end")],
            "start -> a",
            "start -> d",
            "a -> d",
            "d:True -> a",
            "d:False -> end"
        );
        var instance = await _bench.RunAsync(Workflow("w", flow));
        instance.Incidents.ShouldHaveSingleItem().Message.ShouldContain("Invalid backward connection");

        (await SkipAsync(instance, "False")).Outcome.ShouldBe(StepOutcome.Applied);

        _bench.Lines.ShouldBe(["start", "a", "end"]);
        _bench.Find(instance).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task An_incident_of_no_activity_cannot_be_skipped()
    {
        var bench = new Bench(stepLimit: 50);
        var instance = await bench.RunAsync(
            Workflow("w", Activity("While", "loop", ("condition", Literal(true)), ("body", Print("again"))))
        );

        var result = await bench.DoAsync(new Skip(instance.Id, bench.Now, instance.Incidents.Single().Id));

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("skip.no-activity");
    }

    [Fact]
    public async Task A_skipped_root_ends_the_instance_and_its_parent_goes_on()
    {
        _bench.Add(Workflow("child", Broken("x")));
        var instance = await _bench.RunAsync(
            Workflow(
                "w",
                Sequence(
                    "s",
                    Activity("ExecuteWorkflow", "call", ("workflowDefinitionId", Literal("child")), ("waitForCompletion", Literal(true))),
                    Print("after")
                )
            )
        );
        var child = _bench.Store.All.Single(one => one.ParentId == instance.Id);

        await SkipAsync(child);

        _bench.Lines.ShouldBe(["after"]);
        _bench.Store.All.ShouldAllBe(one => one.Status == InstanceStatus.Finished);
        (await _bench.DoAsync(new Skip(child.Id, _bench.Now, new IncidentId(1)))).Outcome.ShouldBe(StepOutcome.Ended);
    }

    private Task<StepResult> SkipAsync(WorkflowInstance instance, string? outcome = null) =>
        _bench.DoAsync(new Skip(instance.Id, _bench.Now, instance.Incidents.First().Id, outcome));
}

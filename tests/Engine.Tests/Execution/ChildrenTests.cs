using System.Text.Json.Nodes;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Execution;

public sealed class ChildrenTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task A_child_that_is_executed_runs_before_its_parent_goes_on()
    {
        _bench.Add(Workflow("child", Print("child")));

        var parent = await _bench.RunAsync(
            Workflow("parent", Sequence("s", Print("before"), Child("ExecuteWorkflow", "child", waits: false), Print("after")))
        );

        _bench.Lines.ShouldBe(["before", "child", "after"]);
        parent.Status.ShouldBe(InstanceStatus.Finished);
        TheChild().RootId.ShouldBe(parent.Id);
        TheChild().Input["ParentInstanceId"].ShouldBe(parent.Id.ToString());
    }

    [Fact]
    public async Task A_parent_that_waits_goes_on_in_the_same_step_in_which_its_child_ends()
    {
        _bench.Add(
            Workflow(
                "child",
                Sequence("s", Wait("person"), Activity("SetOutput", "out", ("outputName", Literal("Sum")), ("outputValue", Literal(7))))
            )
        );
        var parent = await _bench.RunAsync(
            Workflow("parent", Sequence("s", Child("ExecuteWorkflow", "child", waits: true), Print("after")), Variable("Result"))
        );
        parent.Status.ShouldBe(InstanceStatus.Waiting);

        var step = await _bench.DoAsync(new Resume(TheChild().Id, _bench.Now, TheChild().Bookmarks.Single().Id, new Resumed()));

        step.Bursts.Select(burst => burst.Instance.Id).ShouldBe([TheChild().Id, parent.Id]);
        _bench.Lines.ShouldBe(["after"]);
        var result = _bench.Find(parent).Variables["Result"].ShouldBeOfType<Dictionary<string, object?>>();
        result["status"].ShouldBe("Finished");
        result["output"].ShouldBeOfType<Dictionary<string, object?>>()["Sum"].ShouldBe(7d);
    }

    [Fact]
    public async Task The_outcomes_of_the_childs_Complete_are_ports_of_the_parents_node()
    {
        _bench.Add(Workflow("child", Sequence("s", Activity("Complete", "end", ("outcomes", Literal("Paid"))))));

        await _bench.RunAsync(
            Workflow(
                "parent",
                Flowchart(
                    "f",
                    [Child("ExecuteWorkflow", "child", waits: true), Print("paid"), Print("no deal"), Print("done")],
                    "run:Paid -> paid",
                    "run:NoDeal -> no deal",
                    "run:Done -> done"
                )
            )
        );

        _bench.Lines.ShouldBe(["paid", "done"]);
    }

    [Fact]
    public async Task A_dispatched_child_starts_in_the_same_step_when_its_parent_rests()
    {
        _bench.Add(Workflow("child", Print("child")));

        var parent = await _bench.RunAsync(
            Workflow("parent", Sequence("s", Child("DispatchWorkflow", "child", waits: false), Print("parent"), Wait("w")))
        );

        parent.Status.ShouldBe(InstanceStatus.Waiting);
        TheChild().Status.ShouldBe(InstanceStatus.Finished);
        _bench.Steps.ShouldBe(1);
    }

    [Theory]
    [InlineData("ExecuteWorkflow")]
    [InlineData("DispatchWorkflow")]
    [InlineData("BulkDispatchWorkflows")]
    public async Task An_unknown_definition_is_an_incident_where_it_was_asked_for_and_can_be_retried(string type)
    {
        var parent = await _bench.RunAsync(
            Workflow("parent", Activity(type, "run", ("workflowDefinitionId", Literal("nobody")), ("items", Literal(new[] { 1, 2 }))))
        );

        parent.Status.ShouldBe(InstanceStatus.Faulted);
        var incident = parent.Incidents.ShouldHaveSingleItem();
        (incident.ActivityId, incident.Code).ShouldBe(("run", "child.unknown-definition"));
        parent.Bookmarks.ShouldBeEmpty();

        _bench.Add(Workflow("nobody", Print("found")));
        await _bench.DoAsync(new Retry(parent.Id, _bench.Now, incident.Id));

        _bench.Lines.ShouldNotBeEmpty();
        _bench.Find(parent).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task A_child_with_an_incident_keeps_its_parent_waiting_until_an_operator_retried_it()
    {
        _bench.Add(Workflow("child", Sequence("s", Activity("CaseFlow.Tests.FailsOnce", "once"), Print("child"))));
        var parent = await _bench.RunAsync(
            Workflow("parent", Sequence("s", Child("ExecuteWorkflow", "child", waits: true), Print("parent")))
        );
        TheChild().Status.ShouldBe(InstanceStatus.Faulted);
        parent.Status.ShouldBe(InstanceStatus.Waiting);

        _bench.Now = _bench.Now.AddMinutes(5);
        await _bench.DoAsync(new Retry(TheChild().Id, _bench.Now, TheChild().Incidents.Single().Id));

        _bench.Lines.ShouldBe(["child", "parent"]);
        _bench.Find(parent).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task A_child_that_is_cancelled_lets_its_parent_go_on()
    {
        _bench.Add(Workflow("child", Wait("w")));
        await _bench.RunAsync(
            Workflow(
                "parent",
                Flowchart(
                    "f",
                    [Child("ExecuteWorkflow", "child", waits: true), Print("cancelled"), Print("done")],
                    "run:Cancelled -> cancelled",
                    "run:Done -> done"
                )
            )
        );

        await _bench.DoAsync(new Cancel(TheChild().Id, _bench.Now, "by hand"));

        _bench.Lines.ShouldBe(["cancelled", "done"]);
    }

    [Fact]
    public async Task Cancelling_a_parent_cancels_everything_below_it_in_one_step()
    {
        _bench.Add(Workflow("grandchild", Wait("w")));
        _bench.Add(Workflow("child", Sequence("s", Child("DispatchWorkflow", "grandchild", waits: false), Wait("x"))));
        var parent = await _bench.RunAsync(Workflow("parent", Child("ExecuteWorkflow", "child", waits: true)));
        _bench.Store.All.Count().ShouldBe(3);

        var step = await _bench.DoAsync(new Cancel(parent.Id, _bench.Now, "client left"));

        step.Bursts.Count.ShouldBe(3);
        _bench.Store.All.ShouldAllBe(instance => instance.Status == InstanceStatus.Cancelled && instance.Bookmarks.Count == 0);
    }

    [Fact]
    public async Task A_branch_that_is_withdrawn_while_it_waits_for_a_child_cancels_the_child()
    {
        _bench.Add(Workflow("child", Wait("w")));
        var fork = Activity(
            "Fork",
            "fork",
            ("joinMode", "WaitAny"),
            ("branches", new JsonArray(Child("ExecuteWorkflow", "child", waits: true), Wait("other")))
        );
        var parent = await _bench.RunAsync(Workflow("parent", fork));

        parent = await _bench.ResumeAsync(parent, "other");

        parent.Status.ShouldBe(InstanceStatus.Finished);
        TheChild().Status.ShouldBe(InstanceStatus.Cancelled);
    }

    [Fact]
    public async Task Bulk_dispatch_waits_for_every_child_and_runs_its_port_for_each()
    {
        _bench.Add(Workflow("child", Activity("WriteLine", "w", ("text", Script("`${getInput('Item')}-${getCorrelationId()}`")))));
        var bulk = Activity(
            "BulkDispatchWorkflows",
            "bulk",
            ("workflowDefinitionId", Literal("child")),
            ("items", Script("['a','b','c']")),
            ("correlationIdFunction", Script("'c' + getItem()")),
            ("childCompleted", Print("one"))
        );

        var parent = await _bench.RunAsync(Workflow("parent", Flowchart("f", [bulk, Print("all")], "bulk:Completed -> all")));

        _bench.Lines.Order().ShouldBe(["a-ca", "all", "b-cb", "c-cc", "one", "one", "one"]);
        parent.Status.ShouldBe(InstanceStatus.Finished);
    }

    private static JsonObject Child(string type, string definition, bool waits) =>
        Activity(
            type,
            "run",
            ("workflowDefinitionId", Literal(definition)),
            ("waitForCompletion", Literal(waits)),
            ("result", Bound("Result"))
        );

    private WorkflowInstance TheChild() => _bench.Store.All.Single(instance => instance.ParentId is not null);
}

using System.Diagnostics;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Execution;

/// <summary>A journey cannot get stuck without saying why, and nothing that a definition says holds a thread or fills the memory.</summary>
public sealed class LimitTests
{
    // of the processor, with other tests beside it; alone it is well below one
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_loop_without_end_stops_at_the_step_limit_and_a_retry_goes_on()
    {
        var bench = new Bench(stepLimit: 500);
        var journey = await bench.RunAsync(
            Workflow("endless", Activity("While", "loop", ("condition", Literal(true)), ("body", Print("again"))))
        );

        ShouldBeStopped(journey, "step-limit", "More than 500 activities ran in one step");
        var printed = bench.Lines.Count;
        await bench.DoAsync(new Retry(journey.Id, bench.Now, journey.Incidents.Single().Id));
        bench.Lines.Count.ShouldBeGreaterThan(printed);
        ShouldBeStopped(bench.Find(journey), "step-limit", "Probably a loop does not end");
    }

    [Fact]
    public async Task D9_a_loop_whose_body_is_missing_ends()
    {
        var bench = new Bench();
        (await bench.RunAsync(Workflow("while", Activity("While", "loop", ("condition", Literal(true)))))).Status.ShouldBe(
            InstanceStatus.Finished
        );
        (await bench.RunAsync(Workflow("for", Activity("For", "loop", ("end", Literal(2_000_000_000)))))).Status.ShouldBe(
            InstanceStatus.Finished
        );
    }

    [Fact]
    public async Task A_step_of_zero_and_an_unknown_type_are_incidents_where_they_stand()
    {
        var bench = new Bench();
        ShouldBeStopped(
            await bench.RunAsync(
                Workflow("zero", Activity("For", "loop", ("end", Literal(3)), ("step", Literal(0)), ("body", Print("x"))))
            ),
            "for.step-zero",
            "never end"
        );
        ShouldBeStopped(
            await bench.RunAsync(Workflow("unknown", Sequence("all", Activity("Nobody.Knows", "it"), Print("after")))),
            "activity.unknown-type",
            "Nobody.Knows"
        );
        bench.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task D5_a_merge_on_a_branch_that_was_not_taken_says_that_it_is_stuck()
    {
        var bench = new Bench();
        var merge = Print("merge").With("customProperties", new JsonObject { ["mergeMode"] = "Merge" });
        var flow = Flowchart(
            "flow",
            [Activity("FlowDecision", "which", ("condition", Literal(true))), Print("yes"), Print("no"), merge],
            "which:True -> yes",
            "which:False -> no",
            "yes -> merge",
            "no -> merge"
        );
        var definition = Workflow("dead-branch", flow);
        definition["customProperties"] = new JsonObject { ["executionMode"] = "token" };

        ShouldBeStopped(await bench.RunAsync(definition), "stuck", "Nothing is left to do and nothing is waited for");
    }

    [Theory]
    [InlineData("ExecuteWorkflow", true)]
    [InlineData("ExecuteWorkflow", false)]
    [InlineData("DispatchWorkflow", true)]
    [InlineData("DispatchWorkflow", false)]
    public async Task A_definition_that_starts_itself_is_stopped_after_fifty_of_them(string activity, bool waits)
    {
        var bench = new Bench();
        await bench.RunAsync(
            Workflow(
                "itself",
                Activity(activity, "again", ("workflowDefinitionId", Literal("itself")), ("waitForCompletion", Literal(waits)))
            )
        );

        var instances = bench.Store.All.ToList();
        instances.Count.ShouldBe(51);
        instances.Max(instance => instance.Nesting).ShouldBe(50);
        ShouldBeStopped(instances.Single(instance => instance.Nesting == 50), "child.nested-too-deep", "starts itself without end");
    }

    [Fact]
    public async Task The_depth_counts_over_any_number_of_steps()
    {
        var bench = new Bench();
        await bench.RunAsync(
            Workflow(
                "patient",
                Sequence(
                    "all",
                    Activity("Delay", "pause"),
                    Activity("DispatchWorkflow", "again", ("workflowDefinitionId", Literal("patient")))
                )
            )
        );
        for (
            var day = 0;
            day < 60
                && bench
                    .Store.All.SelectMany(instance => instance.Bookmarks.Select(wait => (instance.Id, wait)))
                    .FirstOrDefault(wait => wait.wait.DueAt is not null)
                    is var (id, due)
                && due is not null;
            day++
        )
            await bench.DoAsync(new Resume(id, bench.Now, due.Id, new TimerFired()));

        bench.Store.All.Count().ShouldBe(51);
        bench.Store.All.SelectMany(instance => instance.Incidents).Single().Code.ShouldBe("child.nested-too-deep");
    }

    [Fact]
    public async Task A_storm_of_children_is_stopped()
    {
        var bench = new Bench();
        bench.Add(Workflow("leaf", Print("leaf")));
        var journey = await bench.RunAsync(
            Workflow(
                "storm",
                Activity(
                    "BulkDispatchWorkflows",
                    "many",
                    ("workflowDefinitionId", Literal("leaf")),
                    ("items", Script("Array.from({ length: 50000 }, (_, i) => i)"))
                )
            )
        );

        ShouldBeStopped(journey, "step-limit", "instances were to be started in one step");
        bench.Store.All.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("for (let i = 0; i < 9000; i++) setVariable('v' + i, i)", "things happened")]
    [InlineData("let n = 0; for (let i = 0; i < 15000; i++) n += i; return n", "scripts")]
    [InlineData("const text = 'x'.repeat(500000); for (let i = 0; i < 5; i++) setVariable('v' + i, text)", "characters")]
    public async Task Scripts_together_have_a_limit_too(string script, string reason)
    {
        var (bench, before) = (new Bench(), Process.GetCurrentProcess().TotalProcessorTime);
        var journey = await bench.RunAsync(
            Workflow(
                "busy",
                Activity(
                    "While",
                    "loop",
                    ("condition", Literal(true)),
                    ("body", Activity("RunJavaScript", "work", ("script", Literal(script))))
                )
            )
        );

        ShouldBeStopped(journey, "step-limit", reason);
        (Process.GetCurrentProcess().TotalProcessorTime - before).ShouldBeLessThan(Soon);
    }

    [Fact]
    public async Task Loops_in_loops_cannot_fill_the_memory_with_rounds()
    {
        var many = Script("Array.from({ length: 15000 }, (_, i) => i)");
        var bench = new Bench();
        var journey = await bench.RunAsync(
            Workflow(
                "wide",
                Activity(
                    "ParallelForEach",
                    "outer",
                    ("items", many),
                    ("body", Activity("ParallelForEach", "inner", ("items", many.DeepClone()), ("body", Wait("never"))))
                )
            )
        );

        journey.Incidents.ShouldContain(incident => incident.Message.Contains("an instance has 20000 at most", StringComparison.Ordinal));
        journey.Frames.Count.ShouldBeLessThanOrEqualTo(20_000);
    }

    [Fact]
    public async Task A_branch_of_thousands_that_was_not_taken_is_passed_over()
    {
        var chain = Enumerable.Range(0, 8_000).Select(number => Print($"n{number}")).ToArray();
        var lines = Enumerable.Range(1, chain.Length - 1).Select(number => $"n{number - 1} -> n{number}");
        var bench = new Bench();
        var journey = await bench.RunAsync(
            Workflow(
                "long",
                Flowchart(
                    "flow",
                    [Activity("FlowDecision", "which", ("condition", Literal(false))), .. chain, Print("end")],
                    ["which:True -> n0", "which:False -> end", $"n{chain.Length - 1} -> end", .. lines]
                )
            )
        );

        journey.Status.ShouldBe(InstanceStatus.Finished);
        bench.Lines.ShouldBe(["end"]);
    }

    [Fact]
    public void Definitions_within_definitions_without_end_are_refused()
    {
        var definitions = new Support.Definitions();
        definitions.Add(Workflow("d0", Print("innermost")));
        for (var number = 1; number <= 50; number++)
            definitions.Add(Workflow($"d{number}", Activity($"d{number - 1}", "inner").With("type", $"d{number - 1}")));

        Should
            .Throw<DefinitionException>(() => definitions.Add(Workflow("d51", Activity("d50", "inner").With("type", "d50"))))
            .Problems.ShouldContain(problem => problem.Code == "definition.nested-too-deep");
    }

    private static void ShouldBeStopped(WorkflowInstance journey, string code, string reason)
    {
        journey.Status.ShouldBe(InstanceStatus.Faulted);
        var incident = journey.Incidents.Single();
        incident.Code.ShouldBe(code);
        incident.Message.ShouldContain(reason);
    }
}

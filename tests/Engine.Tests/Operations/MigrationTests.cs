using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Operations;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Operations;

public sealed class MigrationTests
{
    private readonly Bench _bench = new(reloads: true);

    public static TheoryData<bool> Modes => [false, true];

    [Fact]
    public async Task A_waiting_activity_goes_on_by_the_new_version_with_the_time_that_it_was_given()
    {
        var instance = await RunAsync(
            Flowchart("f", [Wait("a"), Activity("Delay", "d", ("timeSpan", Literal("10:00:00"))), Print("old")], "a -> d", "d -> old")
        );
        instance = await _bench.ResumeAsync(instance, "a");
        var due = instance.Bookmarks.Single().DueAt;

        Add(
            2,
            Flowchart(
                "f",
                [Wait("a"), Print("new"), Activity("Delay", "d", ("timeSpan", Literal("1:00:00"))), Print("check")],
                "a -> new",
                "new -> d",
                "d -> check"
            )
        );
        instance = await MigratedAsync(instance, 2);

        (instance.Definition.Version, instance.Bookmarks.Single().DueAt).ShouldBe((2, due));
        await _bench.ResumeAsync(instance, "d", new TimerFired());
        _bench.Lines.ShouldBe(["check"]);
    }

    [Fact]
    public async Task What_waits_and_has_no_place_needs_a_mapping_or_is_impossible()
    {
        var instance = await RunAsync(Flowchart("f", [Wait("a"), Print("b")], "a -> b"));
        var to = Add(2, Flowchart("f", [Wait("a2"), Wait("a3"), Print("b2")], "a2 -> b2"));
        var none = Add(3, Flowchart("f", [Print("b")]));
        var changed = Add(4, Flowchart("f", [Print("a")]));

        var problem = Preview(instance, to).ShouldHaveSingleItem();
        (problem.Code, problem.ActivityId).ShouldBe(("migrate.not-there", "a"));
        problem.Candidates.ShouldBe(["a2", "a3"]);
        Preview(instance, none).ShouldHaveSingleItem().Candidates.ShouldBeEmpty();
        Preview(instance, changed).ShouldHaveSingleItem().Code.ShouldBe("migrate.other-type");
        (await MigrateAsync(instance, 2)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("migrate.not-there");
        (await MigrateAsync(instance, 1)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("migrate.same-version");
        (await MigrateAsync(instance, 9)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("migrate.no-version");

        instance = await MigratedAsync(instance, 2, ("a", "a2"));
        instance.Bookmarks.Single().ActivityId.ShouldBe("a2");
        await _bench.ResumeAsync(instance, "a2");
        _bench.Lines.ShouldBe(["b2"]);
    }

    [Fact]
    public async Task Variables_keep_their_values_new_ones_get_defaults_and_those_that_go_are_in_the_journal()
    {
        var instance = await RunAsync(
            Sequence("s", Wait("a")),
            Variable("kept", "x"),
            Variable("gone", "y"),
            Variable("number", "7", "String"),
            Named("id1", "before", "z")
        );
        Add(
            2,
            Sequence("s", Wait("a")),
            Variable("kept", "other"),
            Variable("fresh", "new"),
            Variable("number", 0, "Int32"),
            Named("id1", "after", "w")
        );

        instance = await MigratedAsync(instance, 2);

        instance
            .Variables.OrderBy(pair => pair.Key)
            .Select(pair => $"{pair.Key}={pair.Value}")
            .ShouldBe(["after=z", "fresh=new", "kept=x", "number=7"]);
        instance.Variables["number"].ShouldBe(7d);
        _bench.Journal.Select(entry => entry.Event).ShouldContain(new VariableRemoved(null, "gone", "y"));
    }

    [Fact]
    public async Task A_value_that_does_not_fit_the_new_type_makes_it_impossible()
    {
        var instance = await RunAsync(Sequence("s", Wait("a")), Variable("n", "many", "String"));
        var to = Add(2, Sequence("s", Wait("a")), Variable("n", 0, "Int32"));

        var problem = Preview(instance, to).ShouldHaveSingleItem();

        (problem.Code, problem.Name, problem.Detail).ShouldBe(("migrate.variable-type", "n", "Int32"));
    }

    [Fact]
    public async Task A_sequence_goes_on_after_the_step_that_waits_wherever_it_stands_now()
    {
        var instance = await RunAsync(Sequence("s", Print("1"), Wait("a"), Print("2")));
        Add(2, Sequence("s", Wait("a"), Print("3"), Print("4")));

        instance = await MigratedAsync(instance, 2);
        await _bench.ResumeAsync(instance, "a");

        _bench.Lines.ShouldBe(["1", "3", "4"]);
    }

    [Fact]
    public async Task What_moved_into_another_container_has_no_place()
    {
        var instance = await RunAsync(Sequence("s", Sequence("inner", Wait("a"))));
        var to = Add(2, Sequence("s", Sequence("inner", Print("x")), Wait("a"), Wait("b")));

        var problems = Preview(instance, to);

        problems.ShouldHaveSingleItem().Code.ShouldBe("migrate.other-place");
        problems[0].Candidates.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task A_join_still_knows_who_has_arrived_though_connections_stand_elsewhere(bool tokens)
    {
        var instance = await RunAsync(Fork("WaitAll", tokens));
        instance = await _bench.ResumeAsync(instance, "b");
        Add(2, Fork("WaitAll", tokens, turned: true));

        instance = await MigratedAsync(instance, 2);
        instance.Status.ShouldBe(InstanceStatus.Waiting);
        instance = await _bench.ResumeAsync(instance, "a");

        instance.Bookmarks.Single().ActivityId.ShouldBe("after");
        (await _bench.ResumeAsync(instance, "after")).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task A_join_that_would_wait_for_a_new_branch_for_ever_makes_it_impossible(bool tokens)
    {
        var instance = await RunAsync(Fork("WaitAll", tokens));
        var to = Add(2, Fork("WaitAll", tokens, third: true));

        var problem = Preview(instance, to).ShouldHaveSingleItem();

        (problem.Code, problem.ActivityId, problem.Detail).ShouldBe(("migrate.join-would-wait", "join", "c"));
    }

    [Fact]
    public async Task A_join_of_those_who_come_does_without_the_new_branch()
    {
        var instance = await RunAsync(Fork("WaitAllActive", tokens: false));
        Add(2, Fork("WaitAllActive", tokens: false, third: true));

        instance = await MigratedAsync(instance, 2);
        instance = await _bench.ResumeAsync(instance, "a");
        instance = await _bench.ResumeAsync(instance, "b");

        instance.Bookmarks.Single().ActivityId.ShouldBe("after");
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task What_has_arrived_at_a_join_is_not_lost(bool tokens)
    {
        var instance = await RunAsync(Fork("WaitAll", tokens));
        instance = await _bench.ResumeAsync(instance, "b");
        var to = Add(2, Fork("WaitAll", tokens, without: "b -> join"));
        var apart = Add(3, Fork("WaitAll", tokens, without: "a -> join"));

        Preview(instance, to).Select(problem => problem.Code).ShouldContain("migrate.arrival-lost");
        Preview(instance, apart).Select(problem => problem.Code).ShouldContain("migrate.join-left-alone");
    }

    [Fact]
    public async Task Branches_that_come_one_after_the_other_in_the_new_version_make_it_impossible()
    {
        var instance = await RunAsync(Flowchart("f", [Print("s"), Wait("a"), Wait("b")], "s -> a", "s -> b"));
        var to = Add(2, Flowchart("f", [Print("s"), Wait("a"), Wait("b")], "s -> a", "a -> b"));

        var problem = Preview(instance, to).ShouldHaveSingleItem();

        (problem.Code, problem.ActivityId, problem.Detail).ShouldBe(("migrate.would-run-twice", "b", "a"));
    }

    [Fact]
    public async Task From_counting_to_tokens_it_goes_where_nothing_has_arrived_early()
    {
        var instance = await RunAsync(Fork("WaitAll", tokens: false));
        var arrived = await _bench.ResumeAsync(await RunAsync(Fork("WaitAll", tokens: false), name: "w2"), "b");
        Add(2, Fork("WaitAll", tokens: true));
        var other = Add(2, Fork("WaitAll", tokens: true), "w2");

        instance = await MigratedAsync(instance, 2);
        instance = await _bench.ResumeAsync(instance, "a");
        instance = await _bench.ResumeAsync(instance, "b");

        instance.Bookmarks.Single().ActivityId.ShouldBe("after");
        Preview(arrived, other).ShouldHaveSingleItem().Code.ShouldBe("migrate.other-mode");
    }

    [Fact]
    public async Task Undone_it_is_as_before_as_long_as_no_step_followed()
    {
        var instance = await RunAsync(Fork("WaitAll", tokens: false), Variable("gone", "y"));
        instance = await _bench.ResumeAsync(instance, "b");
        var before = State(instance);
        Add(2, Fork("WaitAll", tokens: false, turned: true), Variable("fresh", "x"));

        instance = await MigratedAsync(instance, 2);
        instance.MigratedFrom.ShouldBe(1);
        (await _bench.DoAsync(new UndoMigration(instance.Id, _bench.Now))).Outcome.ShouldBe(StepOutcome.Applied);
        State(_bench.Find(instance)).ShouldBe(before);
        (await _bench.DoAsync(new UndoMigration(instance.Id, _bench.Now)))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("migrate.too-late");

        instance = await MigratedAsync(instance, 2);
        instance = await _bench.ResumeAsync(instance, "a");
        instance.MigratedFrom.ShouldBeNull();
        (await _bench.DoAsync(new UndoMigration(instance.Id, _bench.Now)))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("migrate.too-late");
    }

    [Fact]
    public async Task A_definition_used_as_an_activity_takes_what_is_inside_along()
    {
        _bench.Add(
            Workflow("Clinic.Part", Sequence("steps", Wait("deep"), Print("part done")))
                .With("options", new JsonObject { ["usableAsActivity"] = true })
        );
        var instance = await RunAsync(Flowchart("f", [Activity("Clinic.Part", "p1")]));
        Add(2, Flowchart("f", [Activity("Clinic.Part", "p2"), Print("end")], "p2 -> end"));

        instance = await MigratedAsync(instance, 2, ("p1", "p2"));
        await _bench.ResumeAsync(instance, "p2/deep");

        _bench.Lines.ShouldBe(["part done", "end"]);
    }

    [Fact]
    public async Task Children_stay_on_their_definition_and_their_end_is_still_heard()
    {
        _bench.Add(Workflow("child", Wait("deep")));
        var call = Activity("ExecuteWorkflow", "call", ("workflowDefinitionId", Literal("child")), ("waitForCompletion", Literal(true)));
        var instance = await RunAsync(Sequence("s", call));
        Add(2, Sequence("s", call.DeepClone(), Print("after")));
        await MigratedAsync(instance, 2);

        await _bench.ResumeAsync(_bench.Store.All.Single(one => one.ParentId == instance.Id), "deep");

        _bench.Lines.ShouldBe(["after"]);
    }

    [Fact]
    public async Task What_was_a_literal_stays_what_it_was_for_an_activity_that_has_begun()
    {
        var instance = await RunAsync(Activity("For", "loop", ("start", Literal(1)), ("end", Literal(2)), ("body", Wait("a"))));
        Add(2, Activity("For", "loop", ("start", Literal(1)), ("end", Script("5")), ("body", Wait("a"))));

        instance = await MigratedAsync(instance, 2);
        instance = await _bench.ResumeAsync(instance, "a");
        (await _bench.ResumeAsync(instance, "a")).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task A_state_machine_goes_on_where_its_states_and_transitions_are_the_same()
    {
        static JsonObject State(string name) => new() { ["name"] = name };
        static JsonObject Go(string from, string to, JsonObject trigger, JsonObject? action = null) =>
            new()
            {
                ["from"] = from,
                ["to"] = to,
                ["trigger"] = trigger,
                ["action"] = action,
            };
        static JsonObject Machine(string[] states, params JsonObject[] transitions) =>
            Activity(
                "StateMachine",
                "machine",
                ("initialState", states[0]),
                ("states", new JsonArray([.. states.Select(State)])),
                ("transitions", new JsonArray(transitions))
            );
        var instance = await RunAsync(Machine(["open", "paid"], Go("open", "paid", Wait("pay"))));
        Add(2, Machine(["open", "paid"], Go("open", "paid", Wait("pay"), Print("book")), Go("open", "open", Wait("remind"))));
        var turned = Add(3, Machine(["open", "paid"], Go("open", "open", Wait("remind")), Go("open", "paid", Wait("pay"))));
        var renamed = Add(4, Machine(["begun", "paid"], Go("begun", "paid", Wait("pay"))));

        Preview(instance, turned).ShouldHaveSingleItem().Code.ShouldBe("migrate.other-transition");
        Preview(instance, renamed).ShouldHaveSingleItem().Code.ShouldBe("migrate.no-state");
        instance = await MigratedAsync(instance, 2);
        (await _bench.ResumeAsync(instance, "pay")).Status.ShouldBe(InstanceStatus.Finished);
        _bench.Lines.ShouldBe(["book"]);
    }

    /// <summary>fork to a and b, both to the join, then after.</summary>
    private static JsonObject Fork(string mode, bool tokens, bool turned = false, bool third = false, string? without = null)
    {
        List<JsonNode> activities =
        [
            Activity("FlowFork", "fork", ("branches", Literal(new[] { "A", "B", "C" }))),
            Wait("a"),
            Wait("b"),
            Activity("FlowJoin", "join", ("mode", Literal(mode))),
            Wait("after"),
        ];
        List<string> lines = ["fork:A -> a", "fork:B -> b", "a -> join", "b -> join", "join -> after"];
        if (third)
            activities.Add(Wait("c"));
        if (third)
            lines.AddRange(["fork:C -> c", "c -> join"]);
        if (without is not null)
            lines.Remove(without);
        if (turned)
            lines.Reverse();
        if (turned)
            activities.Reverse();
        if (turned)
            activities.Insert(0, Activity("Start", "start"));
        if (turned)
            lines.Insert(0, "start -> fork");
        return Flowchart("f", [.. activities], [.. lines])
            .With("customProperties", new JsonObject { ["executionMode"] = tokens ? "token" : "counter" });
    }

    private static JsonObject Named(string id, string name, string value) => Variable(name, value).With("id", id);

    private Task<WorkflowInstance> RunAsync(JsonObject root, params JsonObject[] variables) => RunAsync(root, "w", variables);

    private async Task<WorkflowInstance> RunAsync(JsonObject root, string name, params JsonObject[] variables) =>
        await _bench.RunAsync(Workflow(name, root, variables));

    private WorkflowGraph Add(int version, JsonObject root, params JsonObject[] variables) => Add(version, root, "w", variables);

    private WorkflowGraph Add(int version, JsonObject root, string name, params JsonObject[] variables) =>
        _bench.Add(Workflow(name, root, variables).With("version", version));

    private IReadOnlyList<MigrationProblem> Preview(WorkflowInstance instance, WorkflowGraph to) =>
        Migration.Preview(instance, _bench.Definitions.Find(instance.Definition), to, null, _bench.Now);

    private Task<StepResult> MigrateAsync(WorkflowInstance instance, int version, params (string From, string To)[] mapping) =>
        _bench.DoAsync(new Migrate(instance.Id, _bench.Now, version, mapping.ToDictionary(pair => pair.From, pair => pair.To)));

    private async Task<WorkflowInstance> MigratedAsync(WorkflowInstance instance, int version, params (string From, string To)[] mapping)
    {
        var result = await MigrateAsync(instance, version, mapping);
        result.Outcome.ShouldBe(
            StepOutcome.Applied,
            string.Join(", ", result.Refusals.Select(refusal => $"{refusal.Code} {string.Join(' ', refusal.Arguments)}"))
        );
        return _bench.Find(instance);
    }

    private static string State(WorkflowInstance instance)
    {
        var state = JsonNode.Parse(instance.Write())!.AsObject();
        state.Remove("g"); // the revision always moves on
        return state.ToJsonString();
    }
}

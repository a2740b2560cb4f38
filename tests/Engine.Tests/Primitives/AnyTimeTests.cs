using System.Text.Json.Nodes;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Primitives;

/// <summary>Events that may come at any step of a flowchart; in both of its modes, with a restart after every work item.</summary>
public sealed class AnyTimeTests
{
    private readonly Bench _bench = new(reloads: true);

    public static TheoryData<bool> Modes => [false, true];

    [Theory, MemberData(nameof(Modes))]
    public async Task Nobody_raises_it_and_the_flowchart_goes_its_way_and_ends(bool tokens)
    {
        var instance = await StartAsync(tokens, [Wait("a"), Wait("b"), Event("e", Print("body"), interrupts: true)], "a -> b");

        Listening(instance).ShouldBe(["e"]);
        instance = await _bench.ResumeAsync(instance, "a");
        Listening(instance).ShouldBe(["e"]);
        instance = await _bench.ResumeAsync(instance, "b");

        instance.Status.ShouldBe(InstanceStatus.Finished);
        instance.Bookmarks.ShouldBeEmpty();
        _bench.Lines.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task Beside_the_flow_it_runs_and_the_flowchart_waits_for_it(bool tokens)
    {
        var instance = await StartAsync(tokens, [Wait("a"), Event("e", Wait("talk")), Print("after")], "e -> after");

        instance = await _bench.ResumeAsync(instance, "e", new EventRaised("loud"));
        Waiting(instance).ShouldBe(["a", "talk"]);
        Listening(instance).ShouldBeEmpty("it is being dealt with");
        instance = await _bench.ResumeAsync(instance, "a");
        instance.Status.ShouldBe(InstanceStatus.Waiting);
        instance = await _bench.ResumeAsync(instance, "talk");

        instance.Status.ShouldBe(InstanceStatus.Finished);
        _bench.Lines.ShouldBe(["after"]);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task It_listens_again_when_it_is_over_or_at_once_or_never_as_drawn(bool tokens)
    {
        var instance = await StartAsync(
            tokens,
            [
                Wait("a"),
                Event("usual", Wait("u")),
                Event("always", Wait("v"), members: ("again", Literal("always"))),
                Event("once", Wait("w"), members: ("again", Literal("never"))),
            ]
        );

        foreach (var name in new[] { "usual", "always", "once", "always" })
            instance = await _bench.ResumeAsync(instance, name);
        Waiting(instance).ShouldBe(["a", "u", "v", "w", "v"]);
        Listening(instance).ShouldBe(["always"]);
        instance = await _bench.ResumeAsync(instance, "u");
        instance = await _bench.ResumeAsync(instance, "w");

        Listening(instance).ShouldBe(["always", "usual"]);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task Interrupting_it_ends_all_that_is_under_way_and_leads_on(bool tokens)
    {
        var instance = await StartAsync(
            tokens,
            [
                Activity("FlowFork", "fork", ("branches", Literal(new[] { "A", "B" }))),
                Wait("a"),
                Activity("Delay", "later", ("timeSpan", Literal("01:00:00"))),
                Activity("FlowJoin", "join", ("mode", Literal("WaitAll"))),
                Wait("last"),
                Event("leaves", Wait("why"), interrupts: true),
            ],
            "fork:A -> a",
            "fork:B -> later",
            "a -> join",
            "later -> join",
            "join -> last",
            "leaves -> last"
        );
        instance = await _bench.ResumeAsync(instance, "a");

        instance = await _bench.ResumeAsync(instance, "leaves");
        Waiting(instance).ShouldBe(["why"]);
        instance = await _bench.ResumeAsync(instance, "why");
        Waiting(instance).ShouldBe(["last"]);
        Listening(instance).ShouldBe(["leaves"]);
        instance = await _bench.ResumeAsync(instance, "last");

        instance.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task What_a_decision_passed_over_does_not_hold_up_the_way_that_an_event_takes(bool tokens)
    {
        var instance = await StartAsync(
            tokens,
            [
                Wait("a"),
                Activity("FlowDecision", "either", ("condition", Literal(true))),
                Wait("b"),
                Wait("c"),
                Print("together"),
                Event("e", Print("body"), interrupts: true),
            ],
            "a -> either",
            "either:True -> b",
            "either:False -> c",
            "b -> together",
            "c -> together",
            "e -> c"
        );

        instance = await _bench.ResumeAsync(instance, "e");
        Waiting(instance).ShouldBe(["c"]);
        instance = await _bench.ResumeAsync(instance, "c");

        instance.Status.ShouldBe(InstanceStatus.Finished);
        _bench.Lines.ShouldBe(["body", "together"]);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task It_leaves_by_the_outcome_of_its_body_or_by_what_its_formula_says(bool tokens)
    {
        var body = Activity("FlowDecision", "choice", ("condition", Literal(false)));
        var computed = Sequence("steps", Set("way", Literal("Stays")));
        var instance = await _bench.RunAsync(
            Workflow(
                "w",
                Flow(
                    tokens,
                    [
                        Wait("a"),
                        Event("e", body, interrupts: true),
                        Event(
                            "g",
                            computed,
                            members: [("outcomes", Literal(new[] { "Stays", "Goes" })), ("leavesBy", Script("variables.way"))]
                        ),
                        Print("no"),
                        Print("stays"),
                        Print("goes"),
                    ],
                    "e:False -> no",
                    "g:Stays -> stays",
                    "g:Goes -> goes"
                ),
                Variable("way")
            )
        );

        instance = await _bench.ResumeAsync(instance, "g");
        instance = await _bench.ResumeAsync(instance, "e");

        instance.Status.ShouldBe(InstanceStatus.Finished);
        _bench.Lines.ShouldBe(["stays", "no"]);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task Beside_the_flow_until_it_leaves_by_an_outcome_that_interrupts_it_ends_the_rest_then_and_leads_on(bool tokens)
    {
        var instance = await DecidesAsync(tokens, way: "Stops");

        Waiting(instance).ShouldBe(["work", "settle", "decide"], "nothing is ended while it is decided");
        instance = await _bench.ResumeAsync(instance, "decide");

        Waiting(instance).ShouldBe(["settle", "last"], "what is dealt with to its end stays");
        Listening(instance).ShouldBe(["asks", "e"]);
        instance = await _bench.ResumeAsync(instance, "last");
        instance = await _bench.ResumeAsync(instance, "settle");
        instance.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task By_its_other_outcomes_it_leaves_all_that_is_under_way_alone(bool tokens)
    {
        var instance = await DecidesAsync(tokens, way: "GoesOn");

        instance = await _bench.ResumeAsync(instance, "decide");

        Waiting(instance).ShouldBe(["work", "settle"]);
        Listening(instance).ShouldBe(["asks", "e"]);
    }

    private async Task<WorkflowInstance> DecidesAsync(bool tokens, string way)
    {
        var instance = await _bench.RunAsync(
            Workflow(
                "w",
                Flow(
                    tokens,
                    [
                        Wait("work"),
                        Wait("never"),
                        Wait("last"),
                        Event("asks", Wait("answer")),
                        Event("complains", Wait("settle"), members: ("outlasts", Literal(true))),
                        Event(
                            "e",
                            Wait("decide"),
                            members:
                            [
                                ("outcomes", Literal(new[] { "Stops", "GoesOn" })),
                                ("leavesBy", Literal(way)),
                                ("interruptsBy", Literal(new[] { "Stops" })),
                            ]
                        ),
                    ],
                    "work -> never",
                    "never -> last",
                    "e:Stops -> last"
                )
            )
        );
        instance = await _bench.ResumeAsync(instance, "complains");
        return await _bench.ResumeAsync(instance, "e");
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task Another_event_that_interrupts_ends_it_too_unless_it_is_drawn_to_outlast_that(bool tokens)
    {
        var instance = await StartAsync(
            tokens,
            [
                Wait("a"),
                Event("asks", Wait("answer")),
                Event("complains", Wait("settle"), members: ("outlasts", Literal(true))),
                Event("leaves", Wait("why"), interrupts: true),
                Wait("last"),
            ],
            "leaves -> last"
        );
        instance = await _bench.ResumeAsync(instance, "asks");
        instance = await _bench.ResumeAsync(instance, "complains");

        instance = await _bench.ResumeAsync(instance, "leaves");
        Waiting(instance).ShouldBe(["settle", "why"]);
        Listening(instance).ShouldBe(["asks"]);
        instance = await _bench.ResumeAsync(instance, "why");
        instance = await _bench.ResumeAsync(instance, "last");
        instance.Status.ShouldBe(InstanceStatus.Waiting, "the complaint is not settled");
        instance = await _bench.ResumeAsync(instance, "settle");

        instance.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task A_step_that_has_failed_is_ended_with_its_incident(bool tokens)
    {
        var instance = await StartAsync(tokens, [Activity("CaseFlow.Tests.FailsOnce", "fails"), Event("e", Wait("why"), interrupts: true)]);
        instance.Status.ShouldBe(InstanceStatus.Faulted);

        instance = await _bench.ResumeAsync(instance, "e");

        (instance.Status, instance.Incidents.Count).ShouldBe((InstanceStatus.Waiting, 0));
        (await _bench.ResumeAsync(instance, "why")).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task Children_that_the_interrupted_work_started_are_cancelled()
    {
        _bench.Add(Workflow("child", Wait("child-wait")));
        var instance = await StartAsync(
            false,
            [
                Activity("ExecuteWorkflow", "run", ("workflowDefinitionId", Literal("child")), ("waitForCompletion", Literal(true))),
                Event("e", Print("body"), interrupts: true),
            ]
        );

        instance = await _bench.ResumeAsync(instance, "e");

        instance.Status.ShouldBe(InstanceStatus.Finished);
        _bench.Store.All.Single(one => one.ParentId == instance.Id).Status.ShouldBe(InstanceStatus.Cancelled);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task Once_the_step_begins_that_it_names_it_is_not_listened_for_any_more_and_a_new_version_knows_that(bool tokens)
    {
        var instance = await StartAsync(
            tokens,
            [Wait("a"), Wait("b"), Event("e", Wait("talk"), members: ("until", Literal("b"))), Event("h", Print("body"))],
            "a -> b"
        );
        instance = await _bench.ResumeAsync(instance, "e");
        instance = await _bench.ResumeAsync(instance, "a");
        instance = await _bench.ResumeAsync(instance, "talk");
        Listening(instance).ShouldBe(["h"]);
        var to = Workflow(
            "w",
            Flow(
                tokens,
                [Wait("a"), Wait("b"), Event("e", Wait("talk")), Event("g", Print("x"), members: ("until", Literal("b")))],
                "a -> b"
            )
        );
        to["version"] = 2;
        _bench.Add(to);

        (await _bench.DoAsync(new Migrate(instance.Id, _bench.Now, 2))).Outcome.ShouldBe(StepOutcome.Applied);

        Listening(_bench.Find(instance)).ShouldBeEmpty("e was over, and the step that ends g is under way");
        (await _bench.ResumeAsync(instance, "b")).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task A_drawn_end_waits_for_what_is_to_be_dealt_with_to_its_end_and_for_nothing_else(bool tokens)
    {
        var instance = await StartAsync(
            tokens,
            [
                Activity("FlowFork", "fork", ("branches", Literal(new[] { "A", "B" }))),
                Wait("a"),
                Wait("b"),
                Activity("End", "end"),
                Event("complains", Wait("settle"), members: ("outlasts", Literal(true))),
                Event("asks", Wait("answer")),
            ],
            "fork:A -> a",
            "fork:B -> b",
            "a -> end"
        );
        instance = await _bench.ResumeAsync(instance, "complains");
        instance = await _bench.ResumeAsync(instance, "asks");

        instance = await _bench.ResumeAsync(instance, "a");
        Waiting(instance).ShouldBe(["settle"]);
        Listening(instance).ShouldBeEmpty();

        (await _bench.ResumeAsync(instance, "settle")).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task What_was_said_is_kept_where_the_definition_says_and_time_does_not_raise_it()
    {
        var instance = await _bench.RunAsync(
            Workflow("w", Flow(false, [Wait("a"), Event("e", Print("body"), members: ("result", Bound("said")))]), Variable("said"))
        );
        var wait = instance.Bookmarks.Single(one => one.ActivityId == "e");

        await _bench.DoAsync(new Resume(instance.Id, _bench.Now, wait.Id, new TimerFired()));
        _bench.Lines.ShouldBeEmpty();
        _bench.Find(instance).Bookmarks.ShouldContain(one => one.ActivityId == "a");
        instance = await _bench.ResumeAsync(instance, "e", new EventRaised(new Dictionary<string, object?> { ["reason"] = "late" }));

        ((Dictionary<string, object?>)instance.Variables["said"]!)["reason"].ShouldBe("late");
    }

    [Fact]
    public async Task A_second_raise_of_the_same_wait_finds_nothing()
    {
        var instance = await StartAsync(false, [Wait("a"), Event("e", Wait("talk"))]);
        var wait = instance.Bookmarks.Single(one => one.ActivityId == "e").Id;

        (await _bench.DoAsync(new Resume(instance.Id, _bench.Now, wait, new EventRaised(null)))).Outcome.ShouldBe(StepOutcome.Applied);
        (await _bench.DoAsync(new Resume(instance.Id, _bench.Now, wait, new EventRaised(null)))).Outcome.ShouldBe(StepOutcome.NotFound);
    }

    [Fact]
    public async Task Where_nothing_but_an_event_could_help_the_journey_is_stuck_and_the_event_helps()
    {
        var instance = await StartAsync(
            true,
            [
                Activity("FlowDecision", "either", ("condition", Literal(true))),
                Wait("a"),
                Wait("b"),
                Activity("FlowJoin", "join", ("mode", Literal("WaitAll"))),
                Event("e", Print("body"), interrupts: true),
            ],
            "either:True -> a",
            "either:False -> b",
            "a -> join",
            "b -> join"
        );
        instance = await _bench.ResumeAsync(instance, "a");
        instance.Incidents.ShouldHaveSingleItem().Code.ShouldBe("stuck");

        (await _bench.ResumeAsync(instance, "e")).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task A_token_is_moved_out_of_it_and_it_listens_again_and_one_that_has_not_happened_cannot_be_moved()
    {
        var instance = await StartAsync(false, [Wait("a"), Wait("b"), Event("e", Wait("why"), interrupts: true)], "a -> b");
        var listening = instance.Frames.Single(frame => frame.ActivityId == "e").Id;

        var refused = await _bench.DoAsync(new MoveToken(instance.Id, _bench.Now, listening, "b"));
        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("move.not-happened");
        var into = await _bench.DoAsync(new MoveToken(instance.Id, _bench.Now, FrameOf(instance, "a"), "e"));
        into.Refusals.ShouldHaveSingleItem().Code.ShouldBe("move.unreachable");
        instance = await _bench.ResumeAsync(instance, "e");
        var moved = await _bench.DoAsync(new MoveToken(instance.Id, _bench.Now, FrameOf(instance, "why"), "b"));
        moved.Outcome.ShouldBe(StepOutcome.Applied);

        instance = _bench.Find(instance);
        Waiting(instance).ShouldBe(["b"]);
        Listening(instance).ShouldBe(["e"]);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task After_a_migration_the_new_version_s_events_are_listened_for_and_undone_the_old_one_s(bool tokens)
    {
        var instance = await StartAsync(tokens, [Wait("a"), Event("old", Print("old-body")), Event("under-way", Wait("talk"))]);
        instance = await _bench.ResumeAsync(instance, "under-way");
        var to = Workflow(
            "w",
            Flow(tokens, [Event("first", Print("new-body")), Wait("a"), Event("under-way", Wait("talk")), Print("next")], "a -> next")
        );
        to["version"] = 2;
        _bench.Add(to);

        (await _bench.DoAsync(new Migrate(instance.Id, _bench.Now, 2))).Outcome.ShouldBe(StepOutcome.Applied);
        instance = _bench.Find(instance);
        Waiting(instance).ShouldBe(["a", "talk"]);
        Listening(instance).ShouldBe(["first"]);
        (await _bench.DoAsync(new UndoMigration(instance.Id, _bench.Now))).Outcome.ShouldBe(StepOutcome.Applied);
        Listening(_bench.Find(instance)).ShouldBe(["old"]);
        await _bench.DoAsync(new Migrate(instance.Id, _bench.Now, 2));

        instance = await _bench.ResumeAsync(instance, "first");
        instance = await _bench.ResumeAsync(instance, "a");
        (await _bench.ResumeAsync(instance, "talk")).Status.ShouldBe(InstanceStatus.Finished);
        _bench.Lines.ShouldBe(["new-body", "next"]);
    }

    private Task<WorkflowInstance> StartAsync(bool tokens, JsonNode[] activities, params string[] lines) =>
        _bench.RunAsync(Workflow("w", Flow(tokens, activities, lines)));

    private static JsonObject Flow(bool tokens, JsonNode[] activities, params string[] lines) =>
        Flowchart("f", activities, lines).With("customProperties", new JsonObject { ["executionMode"] = tokens ? "token" : "counter" });

    private static FrameId FrameOf(WorkflowInstance instance, string activity) =>
        instance.Frames.Single(frame => frame.ActivityId == activity).Id;

    private static IReadOnlyList<string> Waiting(WorkflowInstance instance) =>
        [.. instance.Bookmarks.Where(one => one.Name != "any-time").Select(one => one.ActivityId)];

    private static IReadOnlyList<string> Listening(WorkflowInstance instance) =>
        [.. instance.Bookmarks.Where(one => one.Name == "any-time").Select(one => one.ActivityId)];
}

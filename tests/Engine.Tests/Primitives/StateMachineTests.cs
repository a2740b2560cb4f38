using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Primitives;

public sealed class StateMachineTests
{
    private readonly Bench _bench = new(reloads: true);

    private static JsonObject State(string name, JsonObject? entry = null, JsonObject? exit = null) =>
        new()
        {
            ["name"] = name,
            ["entry"] = entry,
            ["exit"] = exit,
        };

    private static JsonObject Go(
        string from,
        string to,
        JsonObject? trigger = null,
        JsonNode? condition = null,
        JsonObject? action = null
    ) =>
        new()
        {
            ["from"] = from,
            ["to"] = to,
            ["trigger"] = trigger,
            ["condition"] = condition,
            ["action"] = action,
        };

    private static JsonObject Machine(JsonObject[] states, params JsonObject[] transitions) =>
        Activity(
            "StateMachine",
            "machine",
            ("initialState", states[0]["name"]!.GetValue<string>()),
            ("states", new JsonArray(states)),
            ("transitions", new JsonArray(transitions))
        );

    [Fact]
    public async Task The_first_trigger_wins_and_exit_action_and_entry_follow_in_this_order()
    {
        var machine = Machine(
            [State("open", Print("enter open"), Print("leave open")), State("paid", Print("enter paid")), State("refused")],
            Go("open", "paid", Wait("pay"), action: Print("book")),
            Go("open", "refused", Wait("refuse"))
        );
        var instance = await _bench.RunAsync(Workflow("w", Sequence("s", machine, Print("after"))));
        instance.Bookmarks.Select(bookmark => bookmark.ActivityId).ShouldBe(["pay", "refuse"]);

        instance = await _bench.ResumeAsync(instance, "pay");

        _bench.Lines.ShouldBe(["enter open", "leave open", "book", "enter paid", "after"]);
        instance.Status.ShouldBe(InstanceStatus.Finished);
        instance.Bookmarks.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_trigger_whose_condition_does_not_hold_is_waited_for_again()
    {
        var machine = Machine(
            [State("open"), State("closed")],
            Go("open", "closed", Wait("try"), Script("getVariable('ready') === true")),
            Go("open", "open", Wait("prepare"), action: Set("ready", Literal(true)))
        );
        var instance = await _bench.RunAsync(Workflow("w", machine, Variable("ready")));

        instance = await _bench.ResumeAsync(instance, "try");
        instance.Status.ShouldBe(InstanceStatus.Waiting);
        instance = await _bench.ResumeAsync(instance, "prepare");
        instance = await _bench.ResumeAsync(instance, "try");

        instance.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task Transitions_without_a_trigger_are_taken_as_soon_as_their_condition_holds()
    {
        var count = Set("n", Script("getVariable('n') + 1"));
        var machine = Machine(
            [State("count", count), State("done", Print("done"))],
            Go("count", "done", condition: Script("getVariable('n') >= 5")),
            Go("count", "count")
        );

        var instance = await _bench.RunAsync(Workflow("w", machine, Variable("n", "0", "Int32")));

        instance.Variables["n"].ShouldBe(5d);
        _bench.Lines.ShouldBe(["done"]);
    }

    [Fact]
    public async Task D5_a_state_that_nothing_leads_out_of_says_so()
    {
        var stuck = await _bench.RunAsync(
            Workflow("stuck", Machine([State("here"), State("there")], Go("here", "there", condition: Literal(false))))
        );
        stuck.Incidents.Single().Code.ShouldBe("state-machine.stuck");

        var endless = await _bench.RunAsync(
            Workflow("endless", Machine([State("here"), State("there")], Go("here", "there"), Go("there", "here")))
        );
        endless.Incidents.Single().Code.ShouldBe("state-machine.endless");
    }

    [Fact]
    public void A_transition_to_nowhere_is_refused_by_name() =>
        Should
            .Throw<DefinitionException>(() => _bench.Add(Workflow("w", Machine([State("here")], Go("here", "nowhere")))))
            .Problems.Single()
            .Message.ShouldBe("There is no state \"nowhere\".");
}

using System.Text.Json.Nodes;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Primitives;

/// <summary>A definition used as an activity in another.</summary>
public sealed class WorkflowActivityTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Inside_and_outside_may_have_inputs_of_the_same_name()
    {
        _bench.Add(Inner(Activity("WriteLine", "print", ("text", Script("'inside: ' + getSubject()")))));
        var outer = Workflow(
            "Outer",
            Sequence(
                "s",
                Activity("WriteLine", "print", ("text", Script("'outside: ' + getSubject()"))),
                Use(("subject", Script("getSubject() + '!'")))
            )
        );
        outer["inputs"] = new JsonArray(Variable("Subject"));

        await _bench.RunAsync(outer, new() { ["Subject"] = "laser" });

        _bench.Lines.ShouldBe(["outside: laser", "inside: laser!"]);
    }

    [Fact]
    public async Task Its_output_goes_into_the_variable_it_is_bound_to_and_can_be_asked_for()
    {
        _bench.Add(Inner(Activity("SetOutput", "out", ("outputName", Literal("Answer")), ("outputValue", Script("getSubject().length")))));

        var instance = await _bench.RunAsync(
            Workflow(
                "Outer",
                Sequence(
                    "s",
                    Use(("subject", Literal("laser")), ("answer", Bound("result"))),
                    Activity("WriteLine", "print", ("text", Script("`${variables.result} ${getAnswerFromInner()}`")))
                ),
                Variable("result")
            )
        );

        _bench.Lines.ShouldBe(["5 5"]);
        instance.Variables["result"].ShouldBe(5d);
    }

    [Fact]
    public async Task What_a_log_may_have_is_said_by_the_value_then_its_activity_then_the_definition_it_stands_in()
    {
        var inner = Inner(
            Sequence(
                "inside",
                Activity("WriteLine", "hidden", ("text", Script("'1'"))),
                Logged(Activity("WriteLine", "shown", ("text", Literal("2"))), "Include"),
                Logged(
                    Activity("SetOutput", "half", ("outputName", Literal("Answer")), ("outputValue", Literal("3"))),
                    "Inherit",
                    ("inputs", "OutputName", "include")
                )
            )
        );
        inner["customProperties"] = new JsonObject { ["logPersistenceMode"] = new JsonObject { ["default"] = "Exclude" } };
        _bench.Add(inner);
        var graph = _bench.Add(
            Workflow(
                "Outer",
                Sequence(
                    "s",
                    Logged(Use(("subject", Literal("laser"))), "Inherit", ("outputs", "answer", "Inherit")),
                    Activity("WriteLine", "outside", ("text", Script("4"))),
                    Logged(Activity("WriteLine", "secret", ("text", Literal("5"))), "Include", ("inputs", "text", "Exclude"))
                )
            )
        );

        await _bench.StartAsync("Outer");

        var started = _bench.Journal.Select(entry => entry.Event).OfType<ActivityStarted>();
        string.Join(
                ", ",
                started.SelectMany(one =>
                    graph.Find(one.ActivityId)!.LoggedInputs(one).Select(input => $"{one.ActivityId}.{input.Key}={input.Value}")
                )
            )
            .ShouldBe("inner.Subject=laser, inner/shown.text=2, inner/half.outputName=Answer, outside.text=4");
        var output = _bench.Journal.Select(entry => entry.Event).OfType<ActivityOutputSet>().ShouldHaveSingleItem();
        graph.Find("inner")!.Logs(output).ShouldBeTrue();
        graph.Find("inner/hidden")!.Logs(output).ShouldBeFalse();
    }

    private static JsonObject Logged(JsonObject activity, string usually, params (string Kind, string Name, string Mode)[] values)
    {
        var modes = new JsonObject { ["default"] = usually };
        foreach (var (kind, name, mode) in values)
            modes[kind] = new JsonObject { [name] = mode };
        activity["customProperties"] = new JsonObject { ["logPersistenceMode"] = modes };
        return activity;
    }

    private static JsonObject Inner(JsonObject root)
    {
        var inner = Workflow("Inner", root);
        inner["options"] = new JsonObject { ["usableAsActivity"] = true };
        inner["inputs"] = new JsonArray(Variable("Subject"));
        inner["outputs"] = new JsonArray(Variable("Answer"));
        return inner;
    }

    private static JsonObject Use(params (string Name, JsonNode? Value)[] members)
    {
        var activity = Activity("Inner.", "inner", members);
        (activity["type"], activity["name"]) = ("Inner", "Inner");
        return activity;
    }
}

using System.Text.Json.Nodes;
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
        var outer = Workflow("Outer", Sequence("s", Activity("WriteLine", "print", ("text", Script("'outside: ' + getSubject()"))), Use(("subject", Script("getSubject() + '!'")))));
        outer["inputs"] = new JsonArray(Variable("Subject"));

        await _bench.RunAsync(outer, new() { ["Subject"] = "laser" });

        _bench.Lines.ShouldBe(["outside: laser", "inside: laser!"]);
    }

    [Fact]
    public async Task Its_output_goes_into_the_variable_it_is_bound_to_and_can_be_asked_for()
    {
        _bench.Add(Inner(Activity("SetOutput", "out", ("outputName", Literal("Answer")), ("outputValue", Script("getSubject().length")))));

        var instance = await _bench.RunAsync(Workflow("Outer", Sequence("s",
            Use(("subject", Literal("laser")), ("answer", Bound("result"))),
            Activity("WriteLine", "print", ("text", Script("`${variables.result} ${getAnswerFromInner()}`")))), Variable("result")));

        _bench.Lines.ShouldBe(["5 5"]);
        instance.Variables["result"].ShouldBe(5d);
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

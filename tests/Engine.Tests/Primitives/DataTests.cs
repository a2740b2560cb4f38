using System.Text.Json.Nodes;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Primitives;

public sealed class DataTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task SetVariable_sets_the_variable_with_this_id_though_a_nearer_one_has_its_name()
    {
        var set = Activity(
            "SetVariable",
            "set",
            ("variable", new JsonObject { ["id"] = "outer-x", ["name"] = "x" }),
            ("value", Literal("new"))
        );
        var show = Activity("WriteLine", "show", ("text", Script("getVariable('x')")));
        var inner = Sequence("inner", set, show)
            .With(
                "variables",
                new JsonArray(
                    new JsonObject
                    {
                        ["id"] = "inner-x",
                        ["name"] = "x",
                        ["value"] = "inner",
                    }
                )
            );

        var instance = await _bench.RunAsync(
            Workflow(
                "w",
                inner,
                new JsonObject
                {
                    ["id"] = "outer-x",
                    ["name"] = "x",
                    ["value"] = "outer",
                }
            )
        );

        _bench.Lines.ShouldBe(["inner"]);
        instance.Variables["x"].ShouldBe("new");
    }

    [Fact]
    public async Task A_variable_that_no_scope_declares_is_an_incident_for_SetVariable_and_the_roots_for_a_script()
    {
        (await _bench.RunAsync(Workflow("w", Set("ghost", Literal(1))))).Incidents.Single().Code.ShouldBe("variable.unknown");
        (
            await _bench.RunAsync(
                Workflow("v", Sequence("s", Activity("RunJavaScript", "js", ("script", Literal("setVariable('ghost', 1)")))))
            )
        )
            .Variables["ghost"]
            .ShouldBe(1d);
    }

    [Fact]
    public async Task Changes_of_variables_are_journaled_with_before_and_after()
    {
        await _bench.RunAsync(Workflow("w", Set("x", Literal("2")), Variable("x", "1", "Int32")));

        _bench
            .Journal.Select(entry => entry.Event)
            .OfType<VariableChanged>()
            .ShouldHaveSingleItem()
            .ShouldBe(new VariableChanged(null, "x", 1d, 2d));
    }

    [Fact]
    public async Task Outputs_correlation_and_name_are_the_instances()
    {
        var instance = await _bench.RunAsync(
            Workflow(
                "w",
                Sequence(
                    "s",
                    Activity("SetOutput", "o", ("outputName", Literal("Sum")), ("outputValue", Script("1 + 2"))),
                    Activity("Correlate", "c", ("correlationId", Literal("case-7"))),
                    Activity("SetName", "n", ("value", Script("'visit ' + getCorrelationId()")))
                )
            )
        );

        instance.Output["Sum"].ShouldBe(3d);
        (instance.CorrelationId, instance.Name).ShouldBe(("case-7", "visit case-7"));
    }

    [Fact]
    public async Task Functions_made_of_a_name_begin_each_of_its_words_with_a_capital()
    {
        var sum = Activity("RunJavaScript", "js", ("script", Literal("setFirstName('Ann'); return 3;"))).With("name", "add them_up");
        var show = Activity(
            "WriteLine",
            "show",
            ("text", Script("getFirstName() + getLastName() + getResultFromAddThemUp() + getCount()"))
        );

        await _bench.RunAsync(
            Workflow("w", Sequence("s", sum, show), Variable("first_name"), Variable("last name", "Lee"), Variable("count", "1", "Int32"))
        );

        _bench.Lines.ShouldBe(["AnnLee31"]);
    }

    [Fact]
    public async Task A_script_leaves_by_the_outcomes_that_it_sets()
    {
        var script = Activity(
            "RunJavaScript",
            "js",
            ("script", Literal("if (getInput('age') > 17) setOutcome('Adult'); else setOutcomes(['Minor', 'Ask']); return 1;")),
            ("result", Bound("x"))
        );

        var instance = await _bench.RunAsync(
            Workflow(
                "w",
                Flowchart(
                    "f",
                    [script, Print("adult"), Print("minor"), Print("ask"), Print("done")],
                    "js:Adult -> adult",
                    "js:Minor -> minor",
                    "js:Ask -> ask",
                    "js:Done -> done"
                ),
                Variable("x")
            ),
            new() { ["Age"] = 12 }
        );

        _bench.Lines.ShouldBe(["minor", "ask"]);
        instance.Variables["x"].ShouldBe(1d);
    }

    [Fact]
    public async Task A_definition_used_as_an_activity_has_inputs_outputs_and_outcomes_of_its_own()
    {
        var inner = Workflow(
            "Doubler",
            Sequence(
                "steps",
                Activity("SetOutput", "out", ("outputName", Literal("Twice")), ("outputValue", Script("getInput('Number') * 2"))),
                Activity("Complete", "end", ("outcomes", Literal("Big")))
            )
        );
        inner["inputs"] = new JsonArray(new JsonObject { ["name"] = "Number", ["type"] = "Int32" });
        inner["outputs"] = new JsonArray(new JsonObject { ["name"] = "Twice", ["type"] = "Int32" });
        _bench.Add(inner);
        JsonObject Use(string id, string result) =>
            new()
            {
                ["id"] = id,
                ["type"] = "Doubler",
                ["number"] = Script("getVariable('n')"),
                ["twice"] = Bound(result),
            };

        var instance = await _bench.RunAsync(
            Workflow(
                "w",
                Flowchart("f", [Use("one", "n"), Use("two", "result"), Print("big")], "one:Big -> two", "two:Big -> big"),
                Variable("n", "4", "Int32"),
                Variable("result")
            )
        );

        instance.Variables["result"].ShouldBe(16d);
        instance.Output.ShouldBeEmpty();
        _bench.Lines.ShouldBe(["big"]);
        (await _bench.Definitions.FindPublishedAsync("w", CancellationToken.None))!.Find("two/out").ShouldNotBeNull();
    }
}

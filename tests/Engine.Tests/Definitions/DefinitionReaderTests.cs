using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Definitions;

public sealed class DefinitionReaderTests
{
    private static readonly DefinitionReader Reader = new(new ActivityRegistry());

    [Theory]
    [InlineData("""[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"}}]""")]
    [InlineData("""[{"source":{"activity":"a"},"target":{"activity":"b"}}]""")]
    [InlineData("""[{"Source":{"Activity":"a","Port":"Done"},"Target":{"Activity":"b"}}]""")]
    [InlineData("""[{"source":"a","target":"b","sourcePort":"Done","targetPort":"In"}]""")]
    [InlineData("""{"$values":[{"source":{"activity":"a"},"target":{"activity":"b"}}]}""")]
    [InlineData("""{"source":{"activity":"a"},"target":{"activity":"b"}}""")]
    public void Connections_are_read_in_every_shape_that_was_ever_written(string connections)
    {
        var graph = Read(Workflow("w", Flowchart("f", [Print("a"), Print("b")]).With("connections", JsonNode.Parse(connections)!)));

        var connection = graph.Connections.ShouldHaveSingleItem();
        (connection.Source, connection.Target).ShouldBe(("a", "b"));
        connection.SourcePort.ShouldBeOneOf("Done", null);
    }

    [Theory]
    [InlineData("Int32", "twelve")]
    [InlineData("Int32", "1.5")]
    [InlineData("Boolean", "perhaps")]
    [InlineData("DateTimeOffset", "soon")]
    public void D21_a_declared_value_that_is_none_of_its_type_is_refused_by_name(string type, string value)
    {
        Problems(Workflow("w", Sequence("s", Print("a")), Variable("level", value, type)))
            .ShouldHaveSingleItem()
            .Message.ShouldContain($"\"level\" is no {type}");
        Problems(Workflow("w", Sequence("s", Print("a")).With("variables", new JsonArray(Variable("level", value, type)))))
            .ShouldHaveSingleItem()
            .ActivityId.ShouldBe("s");
    }

    [Theory]
    [InlineData("Int32")]
    [InlineData("Boolean")]
    [InlineData("DateTimeOffset")]
    public void An_empty_field_for_a_value_is_none(string type) =>
        Read(Workflow("w", Sequence("s", Print("a")), Variable("level", "", type)))
            .Definition.Variables.ShouldHaveSingleItem()
            .Default.ShouldBeNull();

    [Theory]
    [InlineData("child", "Child")]
    [InlineData("first_visit", "FirstVisit")]
    [InlineData("Subworkflow test", "SubworkflowTest")]
    [InlineData("X 3 - Child", "X3-Child")]
    public void The_type_of_a_definition_is_its_name_with_a_capital_for_each_word(string name, string type)
    {
        var json = Workflow("w", Print("a"));
        json["name"] = name;
        Read(json).Definition.TypeName.ShouldBe(type);
    }

    [Fact]
    public void The_same_connection_twice_is_one() =>
        Read(Workflow("w", Flowchart("f", [Print("a"), Print("b")], "a -> b", "a -> b"))).Connections.Count().ShouldBe(1);

    [Fact]
    public void A_connection_to_nowhere_is_refused_by_name()
    {
        var problem = Problems(Workflow("w", Flowchart("f", [Print("a")], "a -> ghost"))).ShouldHaveSingleItem();

        (problem.ActivityId, problem.Code).ShouldBe(("f", "connection.dangling"));
        problem.Message.ShouldContain("\"ghost\"");
    }

    [Fact]
    public void Two_activities_with_one_id_are_refused() =>
        Problems(Workflow("w", Sequence("s", Print("a"), Print("a")))).ShouldHaveSingleItem().Code.ShouldBe("activity.duplicate-id");

    [Fact]
    public void A_definition_without_a_root_is_refused() =>
        Problems(new JsonObject { ["definitionId"] = "w" }).ShouldHaveSingleItem().Code.ShouldBe("definition.no-root");

    [Theory]
    [InlineData("CSharp")]
    [InlineData("Liquid")]
    [InlineData("Python")]
    public void Languages_that_reach_the_server_are_refused_with_the_activity_and_the_reason(string language)
    {
        var problem = Problems(Workflow("w", Activity("WriteLine", "line", ("text", Expression(language, "1 + 1")))))
            .ShouldHaveSingleItem();

        problem.ActivityId.ShouldBe("line");
        problem.Message.ShouldStartWith($"text: {language} expressions are not offered");
    }

    [Fact]
    public void All_problems_are_told_at_once_and_bad_JavaScript_with_its_place()
    {
        var problems = Problems(
            Workflow(
                "w",
                Sequence(
                    "s",
                    Activity("WriteLine", "one", ("text", Script("let x = 1;\nx +* 2"))),
                    Activity("RunJavaScript", "two", ("script", Literal("return unclosed("))),
                    Activity(
                        "FlowSwitch",
                        "three",
                        (
                            "cases",
                            new JsonArray(
                                new JsonObject
                                {
                                    ["label"] = "A",
                                    ["condition"] = new JsonObject { ["type"] = "Nonsense", ["value"] = "" },
                                }
                            )
                        )
                    )
                )
            )
        );

        problems.Select(problem => problem.ActivityId).ShouldBe(["one", "two", "three"]);
        problems[0].Message.ShouldContain("line 2, column");
        problems[2].Message.ShouldContain("no expression language \"Nonsense\"");
    }

    [Fact]
    public void A_stored_definition_that_would_be_refused_today_can_still_be_read()
    {
        var graph = Reader.ReadStored(
            JsonSerializer.SerializeToElement(
                Workflow("w", Flowchart("f", [Activity("WriteLine", "line", ("text", Expression("CSharp", "1")))], "line -> ghost"))
            )
        );

        graph.Problems.Count.ShouldBe(2);
        graph.Find("line").ShouldNotBeNull();
    }

    [Fact]
    public void What_a_file_leaves_out_has_its_default()
    {
        var graph = Read(
            JsonNode.Parse(
                """{"root":{"type":"Elsa.Sequence","activities":[{"type":"Elsa.WriteLine"},{"type":"Elsa.WriteLine","text":"bare"}]}}"""
            )!
        );

        graph.Activities.Select(activity => activity.Id).ShouldBe(["Sequence1", "WriteLine1", "WriteLine2"]);
        graph.Definition.Version.ShouldBe(1);
    }

    [Fact]
    public void A_file_of_old_days_with_capital_letters_is_read_like_one_of_today()
    {
        var graph = Read(
            JsonNode.Parse(
                """
                {
                  "Id": "old-v3", "DefinitionId": "old", "Name": "Old", "Version": 3, "CanStartWorkflow": true,
                  "Variables": { "$values": [ { "Id": "a", "Name": "A", "TypeName": "Int32", "Value": "7" } ] },
                  "Root": { "Type": "Elsa.Flowchart", "Id": "f",
                    "Activities": { "$values": [
                      { "Type": "Elsa.Event", "Id": "e", "CanStartWorkflow": true,
                        "EventName": { "TypeName": "String", "Expression": { "Type": "Literal", "Value": "Arrived" } } },
                      { "Type": "Elsa.WriteLine", "Id": "l",
                        "Text": { "Expression": { "Type": "JavaScript", "Value": "variables.A" } } } ] },
                    "Connections": { "Source": "e", "Target": "l", "SourcePort": "Done" } }
                }
                """
            )!
        );

        (graph.Definition.Ref, graph.Definition.VersionId).ShouldBe((new CaseFlow.Engine.State.DefinitionRef("old", 3), "old-v3"));
        graph.Definition.Variables.Single().Default.ShouldBe(7d);
        graph.Activities.Select(activity => activity.Id).ShouldBe(["f", "e", "l"], ignoreOrder: true);
        graph.Connections.Single().Source.ShouldBe("e");
        graph.Activities.ShouldAllBe(activity => !activity.CanStartWorkflow); // it counts only inside customProperties
    }

    [Fact]
    public void Names_layout_and_declarations_are_kept()
    {
        var line = Print("line")
            .With("name", "面诊")
            .With("customProperties", JsonNode.Parse("""{"names":{"en":"Consultation"}}""")!)
            .With("metadata", JsonNode.Parse("""{"designer":{"position":{"x":-10.5,"y":20},"size":{"width":100,"height":54}}}""")!);
        var json = Workflow("w", line, Variable("Age", "30", "Int32"), Variable("Tags", "[\"a\"]"), Variable("Name", "Li", "String"));
        json["options"] = JsonNode.Parse(
            """
            {
              "usableAsActivity": true,
              "incidentStrategyType": "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core"
            }
            """
        );

        var graph = Read(json);

        (graph.Root.Name, graph.Root.EnglishName).ShouldBe(("面诊", "Consultation"));
        graph.Root.Layout.ShouldBe(new NodeLayout(-10.5, 20, 100, 54));
        graph.Definition.Variables.Select(variable => variable.Default).ShouldBe([30d, new List<object?> { "a" }, "Li"]);
        graph.Definition.IncidentStrategy.ShouldBe("ContinueWithIncidentsStrategy");
        graph.Definition.IsUsableAsActivity.ShouldBeTrue();
    }

    [Fact]
    public void A_definition_that_would_run_inside_itself_is_refused()
    {
        var bench = new Bench();
        bench.Add(Workflow("Inner", Print("a")));
        bench.Add(Workflow("Outer", Sequence("s", Use("Inner", "one"), Use("Inner", "two"))));

        var problems = Should
            .Throw<DefinitionException>(() => bench.Add(Workflow("Outer", Sequence("s", Use("Outer", "one"), Use("Outer", "two")))))
            .Problems;

        problems.ShouldAllBe(problem => problem.Code == "definition.contains-itself");
    }

    [Fact]
    public void Definitions_that_multiply_each_other_are_refused_before_they_fill_the_memory()
    {
        var bench = new Bench();
        bench.Add(Workflow("D0", Print("a")));
        for (var level = 1; level <= 9; level++)
            bench.Add(Workflow($"D{level}", Sequence("s", Use($"D{level - 1}", "one"), Use($"D{level - 1}", "two"))));

        var problems = Should
            .Throw<DefinitionException>(() =>
                bench.Add(Workflow("Big", Parallel("p", [.. Enumerable.Range(0, 40).Select(number => Use("D9", $"use{number}"))])))
            )
            .Problems;

        problems.ShouldHaveSingleItem().Code.ShouldBe("definition.too-big");
    }

    private static JsonObject Use(string definition, string id) => new() { ["id"] = id, ["type"] = definition };

    private static WorkflowGraph Read(JsonNode json) => Reader.Read(JsonSerializer.SerializeToElement(json));

    private static IReadOnlyList<DefinitionProblem> Problems(JsonNode json) => Should.Throw<DefinitionException>(() => Read(json)).Problems;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Definitions.Checks;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Definitions.Checks;

/// <summary>What is wrong with events that may come at any step.</summary>
public sealed class EventCheckTests
{
    [Fact]
    public void One_that_is_drawn_as_it_should_be_is_in_order_and_needs_no_line_to_it() =>
        Errors(
                [
                    Print("a"),
                    Print("b"),
                    Activity("End", "end"),
                    Event("leaves", Print("body"), interrupts: true),
                    Event("complains", Print("talk")),
                    Print("written-down"),
                ],
                "a -> b",
                "b -> end",
                "leaves -> b",
                "complains -> written-down"
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_name_of_its_own_written_out_and_something_to_do() =>
        Errors([
                Print("a"),
                Event("e", null),
                Event("e2", Print("x"), members: ("eventName", Literal("e"))),
                Event("e3", Print("y"), members: ("eventName", Literal("no spaces"))),
                Event("e4", Print("z"), members: ("eventName", Script("'e' + 4"))),
                Event("e5", Print("u"), members: ("until", Literal("nowhere"))),
            ])
            .ShouldBe([
                "check.event-empty e body ",
                "check.event-same-name e2 eventName e",
                "check.event-name e3 eventName no spaces",
                "check.event-computed e4 eventName ",
                "check.event-until e5 until nowhere",
            ]);

    [Fact]
    public void It_stands_in_a_flowchart_and_no_line_leads_to_it()
    {
        Errors([Print("a"), Event("e", Print("x"))], "a -> e").ShouldBe(["check.event-inbound e  a"]);
        Of(Workflow("w", Sequence("s", Event("e", Print("x"))))).ShouldBe(["check.event-outside e  "]);
    }

    [Fact]
    public void Beside_the_flow_it_may_not_lead_into_it_and_interrupting_not_into_one_branch_of_a_join()
    {
        Errors([Print("a"), Print("b"), Event("e", Print("x")), Print("own")], "a -> b", "e -> own", "own -> b")
            .ShouldBe(["check.event-leads-into-flow e  b"]);
        Errors(
                [
                    Activity("FlowFork", "fork", ("branches", Literal(new[] { "A", "B" }))),
                    Print("a"),
                    Print("b"),
                    Activity("FlowJoin", "join", ("mode", Literal("WaitAll"))),
                    Event("e", Print("x"), interrupts: true),
                ],
                "fork:A -> a",
                "fork:B -> b",
                "a -> join",
                "b -> join",
                "e -> a"
            )
            .ShouldBe(["check.event-into-branch e  a join"]);
    }

    [Fact]
    public void Beside_the_flow_it_may_lead_into_it_by_the_outcomes_that_interrupt_and_by_them_it_must_lead_somewhere()
    {
        var decides = Event(
            "e",
            Print("x"),
            members: [("outcomes", Literal(new[] { "Stops", "GoesOn" })), ("interruptsBy", Literal(new[] { "Stops" }))]
        );
        Errors([Print("a"), Print("b"), decides.DeepClone()], "a -> b", "e:Stops -> b").ShouldBeEmpty();
        Errors([Print("a"), Print("b"), decides.DeepClone()], "a -> b", "e:Stops -> b", "e:GoesOn -> b")
            .ShouldBe(["check.event-leads-into-flow e  b"]);
        Errors([Print("a"), Activity("End", "end"), decides.DeepClone()], "a -> end").ShouldBe(["check.dead-end e  "]);
    }

    [Fact]
    public void Interrupting_it_goes_on_to_an_end_where_ends_are_drawn() =>
        Errors([Print("a"), Activity("End", "end"), Event("e", Print("x"), interrupts: true)], "a -> end").ShouldBe(["check.dead-end e  "]);

    [Fact]
    public void A_flowchart_of_events_alone_begins_nowhere() => Errors([Event("e", Print("x"))]).ShouldBe(["check.empty   "]);

    private static IReadOnlyList<string> Errors(JsonNode[] activities, params string[] lines) =>
        Of(Workflow("w", Flowchart("flow", activities, lines)));

    private static IReadOnlyList<string> Of(JsonObject definition) =>
        [
            .. DefinitionCheck
                .Of(
                    new DefinitionReader(new ActivityRegistry(typeof(Happening).Assembly)).ReadStored(
                        JsonSerializer.SerializeToElement(definition)
                    ),
                    Surroundings.Unknown
                )
                .Where(finding => finding.Severity == FindingSeverity.Error)
                .Select(finding => $"{finding.Code} {finding.ActivityId} {finding.Place} {string.Join(' ', finding.Arguments)}"),
        ];
}

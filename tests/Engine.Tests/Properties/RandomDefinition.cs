using System.Text.Json.Nodes;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Properties;

/// <summary>
/// Definitions made by dice: every control-flow activity, nested, with waits, loops, joins and scripts. The same seed gives the same
/// definition.
/// </summary>
public sealed class RandomDefinition(int seed)
{
    private readonly Random _dice = new(seed);
    private readonly Random _events = new(seed + 7919);
    private readonly List<JsonObject> _variables = [];
    private int _activities;

    public JsonObject Make()
    {
        var root = _dice.Next(2) == 0 ? Flow(3) : Container(3);
        var definition = Workflow("random", root, [Variable("n", "0", "Int32"), .. _variables]);
        if (_dice.Next(3) == 0)
            definition["customProperties"] = new JsonObject { ["executionMode"] = "token" };
        return definition;
    }

    private string Id() => $"x{++_activities}";

    private JsonObject Any(int depth) => depth > 0 && _dice.Next(3) > 0 ? Container(depth - 1) : Leaf();

    private JsonObject Leaf() =>
        _dice.Next(12) switch
        {
            0 or 1 or 2 => Wait(Id()),
            3 => Activity("Delay", Id(), ("timeSpan", Literal("00:10:00"))),
            4 => Activity("RunJavaScript", Id(), ("script", Literal("setVariable('n', getVariable('n') + 1); return getVariable('n');"))),
            5 => Activity("SetOutput", Id(), ("outputName", Literal("Out")), ("outputValue", Script("getVariable('n')"))),
            6 => Activity("WriteLine", Id(), ("text", Script("`${getLastResult()} ${getVariable('CurrentValue') ?? ''}`"))),
            7 => Activity("CaseFlow.Tests.FailsOnce", Id()),
            8 when _dice.Next(4) == 0 => Activity(new[] { "End", "Break", "Complete" }[_dice.Next(3)], Id()),
            9 => Activity(
                "ExecuteWorkflow",
                Id(),
                ("workflowDefinitionId", Literal("child")),
                ("waitForCompletion", Literal(_dice.Next(2) == 0))
            ),
            10 => Activity(
                "DispatchWorkflow",
                Id(),
                ("workflowDefinitionId", Literal("child")),
                ("waitForCompletion", Literal(_dice.Next(2) == 0))
            ),
            _ => Print(Id()),
        };

    private JsonObject Container(int depth) =>
        _dice.Next(10) switch
        {
            0 => Sequence(Id(), Several(depth)),
            1 => Parallel(Id(), Several(depth)),
            2 => Activity(
                "Fork",
                Id(),
                ("joinMode", _dice.Next(2) == 0 ? "WaitAny" : "WaitAll"),
                ("branches", new JsonArray(Several(depth)))
            ),
            3 => Activity(
                "If",
                Id(),
                ("condition", Script($"getVariable('n') % 2 == {_dice.Next(2)}")),
                ("then", Any(depth)),
                ("else", Any(depth))
            ),
            4 => Activity("For", Id(), ("start", Literal(1)), ("end", Literal(_dice.Next(4))), ("body", Any(depth))),
            5 => Activity("ForEach", Id(), ("items", Script("['a', 'b', getVariable('n')]")), ("body", Any(depth))),
            6 => Activity("ParallelForEach", Id(), ("items", Script("[1, 2, 3]")), ("body", Any(depth))),
            7 => Counted(depth),
            8 => Activity(
                "Switch",
                Id(),
                ("mode", Literal("MatchAny")),
                ("cases", new JsonArray(Case(depth), Case(depth))),
                ("default", Any(depth))
            ),
            _ => Flow(depth),
        };

    private JsonNode[] Several(int depth) => [.. Enumerable.Range(0, 1 + _dice.Next(3)).Select(_ => Any(depth))];

    private JsonObject Case(int depth) =>
        new()
        {
            ["label"] = Id(),
            ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = $"getVariable('n') % 3 == {_dice.Next(3)}" },
            ["activity"] = Any(depth),
        };

    private JsonObject Counted(int depth)
    {
        var counter = $"loop{++_activities}";
        _variables.Add(Variable(counter, "0", "Int32"));
        var count = Activity("RunJavaScript", Id(), ("script", Literal($"setVariable('{counter}', getVariable('{counter}') + 1)")));
        return Activity("While", Id(), ("condition", Script($"getVariable('{counter}') < 2")), ("body", Sequence(Id(), count, Any(depth))));
    }

    /// <summary>Nodes joined forward at random; the last may lead back to the first, once.</summary>
    private JsonObject Flow(int depth)
    {
        var counter = $"back{++_activities}";
        _variables.Add(Variable(counter, "0", "Int32"));
        var nodes = new List<JsonObject> { Print(Id()) };
        for (var count = 2 + _dice.Next(5); count > 0; count--)
            nodes.Add(Node(depth));
        nodes.Add(Activity("RunJavaScript", Id(), ("script", Literal($"setVariable('{counter}', getVariable('{counter}') + 1)"))));
        nodes.Add(Activity("FlowDecision", Id(), ("condition", Script($"getVariable('{counter}') < 2"))));

        var lines = new List<string>();
        for (var target = 1; target < nodes.Count; target++)
            foreach (
                var source in Enumerable
                    .Range(0, 1 + _dice.Next(2))
                    .Select(_ => target == nodes.Count - 1 ? target - 1 : _dice.Next(target))
                    .Distinct()
            )
                lines.Add($"{Port(nodes[source])} -> {nodes[target]["id"]}");
        if (_dice.Next(2) == 0)
            lines.Add($"{nodes[^1]["id"]}:True -> {nodes[0]["id"]}");
        var steps = nodes.Count;
        for (var count = _events.Next(3); count > 0; count--)
            AddEvent(nodes, steps, lines);
        return Flowchart(Id(), [.. nodes], [.. lines]);
    }

    /// <summary>One that may come at any step: leads to a step of its own, if it interrupts into the flow too, or nowhere.</summary>
    private void AddEvent(List<JsonObject> nodes, int steps, List<string> lines)
    {
        JsonObject body = _events.Next(3) switch
        {
            0 => Print(Id()),
            1 => Sequence(Id(), Print(Id()), Wait(Id())),
            _ => Flowchart(Id(), [Wait(Id())]),
        };
        var (id, interrupts) = (Id(), _events.Next(2) == 0);
        nodes.Add(
            Event(
                id,
                body,
                interrupts,
                ("again", Literal(new[] { "after-end", "always", "never" }[_events.Next(3)])),
                ("outlasts", Literal(_events.Next(3) == 0))
            )
        );
        if (_events.Next(3) == 0)
            return;
        if (interrupts && _events.Next(2) == 0)
        {
            lines.Add($"{id} -> {nodes[_events.Next(steps)]["id"]}");
            return;
        }
        var own = Wait(Id());
        nodes.Add(own);
        lines.Add($"{id} -> {own["id"]}");
        if (interrupts && _events.Next(2) == 0)
            lines.Add($"{own["id"]} -> {nodes[_events.Next(steps)]["id"]}");
    }

    private JsonObject Node(int depth) =>
        _dice.Next(6) switch
        {
            0 => Activity("FlowDecision", Id(), ("condition", Script($"getVariable('n') % 2 == {_dice.Next(2)}"))),
            1 => Activity("FlowFork", Id(), ("branches", Literal(new[] { "A", "B" }))),
            2 => Activity("FlowJoin", Id(), ("mode", Literal(new[] { "WaitAny", "WaitAll", "WaitAllActive" }[_dice.Next(3)]))),
            _ => Any(depth)
                .With(
                    "customProperties",
                    new JsonObject { ["mergeMode"] = new[] { "Stream", "Merge", "Race", "Cascade", "Converge" }[_dice.Next(5)] }
                ),
        };

    private string Port(JsonObject node) =>
        (string)node["type"]! switch
        {
            "Elsa.FlowDecision" => $"{node["id"]}:{(_dice.Next(2) == 0 ? "True" : "False")}",
            "Elsa.FlowFork" => $"{node["id"]}:{(_dice.Next(2) == 0 ? "A" : "B")}",
            _ => $"{node["id"]}",
        };
}

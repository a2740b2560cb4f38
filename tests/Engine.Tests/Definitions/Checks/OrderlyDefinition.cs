using System.Text.Json.Nodes;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Definitions.Checks;

/// <summary>
/// Flowcharts made by dice from pieces that are in order: steps, decisions, forks with joins, counted loops, retries after a wait, loops
/// with a body. The same seed gives the same.
/// </summary>
internal sealed class OrderlyDefinition(int seed)
{
    private readonly Random _dice = new(seed);
    private readonly List<JsonNode> _nodes = [];
    private readonly List<string> _lines = [];
    private readonly List<JsonObject> _variables = [];
    private int _ids;

    public JsonObject Make(int pieces)
    {
        var ends = new List<(string From, string Port)> { (Add(Activity("Start", Id())), "Done") };
        for (var piece = 0; piece < pieces; piece++)
            ends = [.. Piece(ends, 2)];
        Join(ends, Add(Activity("End", Id())));
        var definition = Workflow("orderly", Flowchart("flow", [.. _nodes], [.. _lines]), [.. _variables]);
        definition["customProperties"] = new JsonObject { ["executionMode"] = _dice.Next(2) == 0 ? "token" : "counter" };
        return definition;
    }

    private string Id() => $"x{++_ids}";

    private string Add(JsonNode node)
    {
        _nodes.Add(node);
        return (string)node["id"]!;
    }

    private void Join(IEnumerable<(string From, string Port)> ends, string target) =>
        _lines.AddRange(ends.Select(end => $"{end.From}:{end.Port} -> {target}"));

    private List<(string From, string Port)> Piece(List<(string From, string Port)> ends, int depth) =>
        _dice.Next(depth > 0 ? 7 : 3) switch
        {
            0 => Single(ends, Print(Id())),
            1 => Single(ends, Wait(Id())),
            2 => Single(ends, Activity("ForEach", Id(), ("items", Script("[1, 2]")), ("body", Sequence(Id(), Print(Id()), Wait(Id()))))),
            3 => Decision(ends, depth),
            4 => Fork(ends, depth),
            5 => Counted(ends),
            _ => Retried(ends),
        };

    private List<(string From, string Port)> Single(List<(string From, string Port)> ends, JsonNode node)
    {
        var id = Add(node);
        Join(ends, id);
        return [(id, "Done")];
    }

    private List<(string From, string Port)> Decision(List<(string From, string Port)> ends, int depth)
    {
        var id = Add(Activity("FlowDecision", Id(), ("condition", Script("1 < 2"))));
        Join(ends, id);
        return [.. Piece([(id, "True")], depth - 1), .. _dice.Next(2) == 0 ? [(id, "False")] : Piece([(id, "False")], depth - 1)];
    }

    private List<(string From, string Port)> Fork(List<(string From, string Port)> ends, int depth)
    {
        var id = Add(Activity("FlowFork", Id(), ("branches", Expression("Object", "[\"A\", \"B\"]"))));
        Join(ends, id);
        List<List<(string From, string Port)>> branches = [Piece([(id, "A")], depth - 1), Piece([(id, "B")], depth - 1)];
        var join = Id();
        foreach (var branch in branches)
            Join(Single(branch, Print(Id())), join); // one line of each branch, however many ways it has within
        Add(Activity("FlowJoin", join, ("mode", Literal(_dice.Next(2) == 0 ? "WaitAll" : "WaitAny"))));
        return [(join, "Done")];
    }

    private List<(string From, string Port)> Counted(List<(string From, string Port)> ends)
    {
        var counter = $"n{++_ids}";
        _variables.Add(Variable(counter, "0", "Int32"));
        var step = Add(Print(Id()));
        Join(ends, step);
        var count = Single(
            [(step, "Done")],
            Activity("RunJavaScript", Id(), ("script", Literal($"setVariable('{counter}', getVariable('{counter}') + 1)")))
        );
        var again = Single(count, Activity("FlowDecision", Id(), ("condition", Script($"getVariable('{counter}') < 3"))))[0].From;
        Join([(again, "True")], step);
        return [(again, "False")];
    }

    private List<(string From, string Port)> Retried(List<(string From, string Port)> ends)
    {
        var step = Add(Wait(Id()));
        Join(ends, step);
        var again = Single([(step, "Done")], Activity("FlowDecision", Id(), ("condition", Script("1 < 0"))))[0].From;
        Join([(again, "True")], step);
        return [(again, "False")];
    }
}

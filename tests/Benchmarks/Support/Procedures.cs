using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;

namespace CaseFlow.Benchmarks.Support;

/// <summary>What the benchmark runs, drawn in the designer's JSON.</summary>
public static class Procedures
{
    /// <summary>8 tasks of people in a row, one decision after the fourth, 5 variables; every task sets one of them.</summary>
    public const string EightTasks = "eight-tasks";

    private const int Tasks = 8;
    private const int Variables = 5;

    private const string Form = """
        {
          "id": "bench-note", "version": 1, "title": { "zh-CN": "记录", "en": "Note" },
          "sections": [ { "title": { "zh-CN": "内容", "en": "Content" }, "fields": [
            { "key": "remark", "label": { "zh-CN": "备注", "en": "Remark" }, "type": "text", "required": true },
            { "key": "amount", "label": { "zh-CN": "数量", "en": "Amount" }, "type": "integer", "min": 1 },
            { "key": "reason", "label": { "zh-CN": "原因", "en": "Reason" }, "type": "multiline" }
          ] } ]
        }
        """;

    public static string LoopOf(int items) => $"loop-{items}";

    public static void WriteTo(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "forms"));
        File.WriteAllText(Path.Combine(folder, "forms", "bench-note.json"), Form);
        foreach (var definition in new[] { Eight(), Loop(100), Loop(1_000) })
            File.WriteAllText(Path.Combine(folder, $"{definition["definitionId"]}.json"), definition.ToJsonString());
    }

    /// <summary>A row of activities that set variables, with a decision after every fourth.</summary>
    public static JsonObject LargeFlowchart(int size)
    {
        var activities = Enumerable
            .Range(0, size)
            .Select(n =>
                n % 5 == 4
                    ? Activity($"a{n}", "Elsa.FlowDecision", ("condition", Expression("Boolean", "JavaScript", "getVariable('v0') >= 0")))
                    : Activity(
                        $"a{n}",
                        "Elsa.SetVariable",
                        ("variable", Variable(n % Variables)),
                        ("value", Expression("Object", "JavaScript", $"{n} + 1"))
                    )
            )
            .ToArray();
        var lines = Enumerable.Range(0, size - 1).Select(n => Line($"a{n}", n % 5 == 4 ? "True" : "Done", $"a{n + 1}")).ToArray();
        return Definition($"flowchart-{size}", Flowchart(activities, lines));
    }

    private static JsonObject Eight()
    {
        var tasks = Enumerable
            .Range(1, Tasks)
            .Select(n =>
                Activity(
                    $"task{n}",
                    "CaseFlow.StaffTask",
                    ("role", Expression("String", "Literal", Roles.Consultant)),
                    ("form", Expression("String", "Literal", "bench-note")),
                    ("dueIn", Expression("TimeSpan", "Literal", "01:00:00")),
                    (
                        "outcome",
                        new JsonObject
                        {
                            ["typeName"] = "String",
                            ["memoryReference"] = new JsonObject { ["id"] = $"v{n % Variables}" },
                        }
                    )
                )
            );
        var decision = Activity(
            "decide",
            "Elsa.FlowDecision",
            ("condition", Expression("Boolean", "JavaScript", "getVariable('v4') === 'Done'"))
        );
        var lines = Enumerable
            .Range(1, Tasks - 1)
            .Select(n => n == 4 ? Line("decide", "True", "task5") : Line($"task{n}", "Done", $"task{n + 1}"));
        return Definition(EightTasks, Flowchart([.. tasks, decision], [.. lines, Line("task4", "Done", "decide")]));
    }

    private static JsonObject Loop(int items) =>
        Definition(
            LoopOf(items),
            new JsonObject
            {
                ["id"] = "loop",
                ["type"] = "Elsa.ParallelForEach",
                ["items"] = Expression("Object", "JavaScript", $"Array.from({{ length: {items} }}, (_, index) => index)"),
                ["body"] = Activity(
                    "body",
                    "Elsa.SetVariable",
                    ("variable", Variable(0)),
                    ("value", Expression("Object", "JavaScript", "getVariable('CurrentValue') + 1"))
                ),
            }
        );

    private static JsonObject Definition(string id, JsonObject root) =>
        new()
        {
            ["id"] = $"{id}-v1",
            ["definitionId"] = id,
            ["name"] = $"流程 {id}",
            ["version"] = 1,
            ["isPublished"] = true,
            ["variables"] = new JsonArray([.. Enumerable.Range(0, Variables).Select(n => Variable(n))]),
            ["root"] = root,
        };

    private static JsonObject Variable(int number) =>
        new()
        {
            ["id"] = $"v{number}",
            ["name"] = $"v{number}",
            ["typeName"] = "Object",
        };

    private static JsonObject Flowchart(JsonObject[] activities, JsonObject[] lines) =>
        new()
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["activities"] = new JsonArray([.. activities]),
            ["connections"] = new JsonArray([.. lines]),
        };

    private static JsonObject Activity(string id, string type, params (string Name, JsonNode Value)[] members)
    {
        var activity = new JsonObject
        {
            ["id"] = id,
            ["type"] = type,
            ["name"] = id,
        };
        foreach (var (name, value) in members)
            activity[name] = value;
        return activity;
    }

    private static JsonObject Expression(string typeName, string language, string value) =>
        new()
        {
            ["typeName"] = typeName,
            ["expression"] = new JsonObject { ["type"] = language, ["value"] = value },
        };

    private static JsonObject Line(string from, string port, string to) =>
        new()
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        };
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Engine.Tests.Support;

/// <summary>Writes definitions as the designer would, in as few words as a test can have.</summary>
public static class Json
{
    public static JsonObject Workflow(string id, JsonObject root, params JsonObject[] variables) =>
        new()
        {
            ["id"] = $"{id}-v1",
            ["definitionId"] = id,
            ["name"] = id,
            ["version"] = 1,
            ["isPublished"] = true,
            ["variables"] = new JsonArray(variables),
            ["inputs"] = new JsonArray(),
            ["outputs"] = new JsonArray(),
            ["root"] = root,
        };

    public static JsonObject Activity(string type, string id, params (string Name, JsonNode? Value)[] members)
    {
        var activity = new JsonObject
        {
            ["id"] = id,
            ["name"] = id,
            ["type"] = type.Contains('.', StringComparison.Ordinal) ? type : $"Elsa.{type}",
            ["version"] = 1,
        };
        foreach (var (name, value) in members)
            activity[name] = value;
        return activity;
    }

    public static JsonObject Print(string text) => Activity("WriteLine", text, ("text", Literal(text)));

    public static JsonObject Sequence(string id, params JsonNode[] steps) => Activity("Sequence", id, ("activities", new JsonArray(steps)));

    public static JsonObject Parallel(string id, params JsonNode[] branches) =>
        Activity("Parallel", id, ("activities", new JsonArray(branches)));

    /// <summary>Waits for the event of the same name.</summary>
    public static JsonObject Wait(string id) => Activity("Event", id, ("eventName", Literal(id)));

    /// <summary>An event that may come at any step, of the same name as its id.</summary>
    public static JsonObject Event(string id, JsonNode? body, bool interrupts = false, params (string Name, JsonNode? Value)[] members) =>
        Activity(
            "CaseFlow.Tests.AnyTime",
            id,
            [("eventName", Literal(id)), ("interrupting", Literal(interrupts)), ("body", body), .. members]
        );

    public static JsonObject Set(string variable, JsonNode value) =>
        Activity("SetVariable", $"set-{variable}", ("variable", Variable(variable)), ("value", value));

    public static JsonObject With(this JsonObject activity, string name, JsonNode value)
    {
        activity[name] = value;
        return activity;
    }

    public static JsonObject Literal(object? value) => Expression("Literal", JsonSerializer.SerializeToNode(value));

    /// <summary>An output bound to a variable.</summary>
    public static JsonObject Bound(string variable) =>
        new()
        {
            ["typeName"] = "Object",
            ["memoryReference"] = new JsonObject { ["id"] = variable },
        };

    public static JsonObject Script(string source) => Expression("JavaScript", source);

    public static JsonObject Expression(string type, JsonNode? value) =>
        new()
        {
            ["typeName"] = "Object",
            ["expression"] = new JsonObject { ["type"] = type, ["value"] = value },
        };

    public static JsonObject Variable(string name, object? value = null, string type = "Object") =>
        new()
        {
            ["id"] = name,
            ["name"] = name,
            ["typeName"] = type,
            ["value"] = JsonSerializer.SerializeToNode(value),
        };

    /// <summary>A flowchart from its activities and lines such as "a -> b" or "a:True -> b".</summary>
    public static JsonObject Flowchart(string id, JsonNode[] activities, params string[] lines) =>
        Activity("Flowchart", id, ("activities", new JsonArray(activities)), ("connections", new JsonArray([.. lines.Select(Line)])));

    private static JsonNode Line(string line)
    {
        var ends = line.Split("->", StringSplitOptions.TrimEntries);
        var source = ends[0].Split(':');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}

using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Tests.Support;

/// <summary>Draws small definitions in the designer's JSON, so that a test can show its whole procedure.</summary>
public static class Draw
{
    /// <param name="lines">"from:Port to", or "from to" for Done.</param>
    public static JsonObject Definition(string id, JsonObject[] activities, string[] lines, params string[] variables) =>
        new()
        {
            ["id"] = $"{id}-v1",
            ["definitionId"] = id,
            ["name"] = $"流程 {id}",
            ["version"] = 1,
            ["isPublished"] = true,
            ["customProperties"] = new JsonObject { ["names"] = new JsonObject { ["en"] = $"Procedure {id}" } },
            ["variables"] = new JsonArray([
                .. variables.Select(name => new JsonObject
                {
                    ["id"] = name,
                    ["name"] = name,
                    ["typeName"] = "Object",
                }),
            ]),
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["activities"] = new JsonArray([.. activities]),
                ["connections"] = new JsonArray([.. lines.Select(Line)]),
            },
        };

    public static JsonObject Activity(string id, string type, params (string Name, JsonNode Value)[] members)
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

    /// <summary>
    /// A task for a role with the small form; leaves by one of these outcomes, and keeps which in the variable <c>outcome</c>.
    /// </summary>
    public static JsonObject Task(string id, string role, params string[] outcomes) =>
        Activity(
            id,
            "CaseFlow.StaffTask",
            ("role", Literal(role)),
            ("form", Literal("small-note")),
            ("dueIn", Literal("01:00:00")),
            ("outcomes", Json(new JsonArray([.. (outcomes.Length > 0 ? outcomes : ["Done"]).Select(name => (JsonNode)name)]))),
            (
                "outcome",
                new JsonObject
                {
                    ["typeName"] = "String",
                    ["memoryReference"] = new JsonObject { ["id"] = "outcome" },
                }
            )
        );

    /// <summary>What may happen at any step, raised by the front desk and consultants; named as its id.</summary>
    public static JsonObject Event(string id, JsonObject body, params (string Name, JsonNode Value)[] members) =>
        Activity(
            id,
            "CaseFlow.AnyTime",
            [("eventName", Literal(id)), ("raisedBy", Json(new JsonArray("front-desk", "consultant"))), ("body", body), .. members]
        );

    public static JsonObject Literal(string value) => Expression("Literal", value);

    public static JsonObject Json(JsonNode value) => Expression("Object", value.ToJsonString());

    public static JsonObject JavaScript(string value) => Expression("JavaScript", value);

    private static JsonObject Expression(string type, string value) =>
        new()
        {
            ["typeName"] = "Object",
            ["expression"] = new JsonObject { ["type"] = type, ["value"] = value },
        };

    private static JsonNode Line(string text)
    {
        var (from, to) = (text.Split(' ')[0].Split(':'), text.Split(' ')[1]);
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = from[0], ["port"] = from.Length > 1 ? from[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        };
    }
}

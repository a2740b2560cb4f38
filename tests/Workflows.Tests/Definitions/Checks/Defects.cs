using System.Text.Json.Nodes;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Tests.Definitions.Checks;

/// <summary>A shipped procedure, and ways to spoil it as somebody in the designer might.</summary>
internal sealed class Defects
{
    private Defects(JsonObject json) => Json = json;

    public JsonObject Json { get; }

    public static IReadOnlyList<string> Shipped { get; } =
    [
        .. Directory
            .GetFiles(Repository.Definitions, "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal),
    ];

    private JsonObject Root => Json["root"]!.AsObject();

    public static Defects In(string procedure) =>
        new(DefinitionJson.Parse(File.ReadAllText(Path.Combine(Repository.Definitions, $"{procedure}.json"))));

    /// <summary>At any depth.</summary>
    public JsonObject Activity(string id) =>
        Flowcharts(Root)
            .SelectMany(flowchart => flowchart["activities"]!.AsArray())
            .OfType<JsonObject>()
            .Single(activity => activity["id"]!.ToString() == id);

    public Defects Set(string activity, string input, JsonNode value, string type = "Literal")
    {
        Activity(activity)[input] = new JsonObject
        {
            ["typeName"] = "Object",
            ["expression"] = new JsonObject { ["type"] = type, ["value"] = value },
        };
        return this;
    }

    public Defects With(string activity, Action<JsonObject> change)
    {
        change(Activity(activity));
        return this;
    }

    public Defects Add(string json)
    {
        Root["activities"]!.AsArray().Add(JsonNode.Parse(json));
        return this;
    }

    /// <param name="line">"from:Port to"</param>
    public Defects Connect(string line)
    {
        Root["connections"]!.AsArray().Add(LineOf(line));
        return this;
    }

    public Defects Disconnect(string line)
    {
        var wanted = LineOf(line);
        foreach (var flowchart in Flowcharts(Root))
        {
            var lines = flowchart["connections"]!.AsArray();
            foreach (var one in lines.OfType<JsonObject>().Where(one => IsSame(one, wanted)).ToList())
                lines.Remove(one);
        }
        return this;
    }

    public Defects Remove(string activity)
    {
        Root["activities"]!.AsArray().Remove(Activity(activity));
        var lines = Root["connections"]!.AsArray();
        foreach (
            var line in lines
                .OfType<JsonObject>()
                .Where(line => End(line, "source") == activity || End(line, "target") == activity)
                .ToList()
        )
            lines.Remove(line);
        return this;
    }

    private static bool IsSame(JsonObject one, JsonObject wanted) =>
        End(one, "source") == End(wanted, "source")
        && End(one, "target") == End(wanted, "target")
        && one["source"]!["port"]!.ToString() == wanted["source"]!["port"]!.ToString();

    private static string End(JsonObject line, string end) => line[end]!["activity"]!.ToString();

    private static JsonObject LineOf(string line)
    {
        var (from, to) = (line.Split(' ')[0].Split(':'), line.Split(' ')[1]);
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = from[0], ["port"] = from[1] },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        };
    }

    private static IEnumerable<JsonObject> Flowcharts(JsonObject activity)
    {
        if (activity["activities"] is JsonArray activities)
        {
            yield return activity;
            foreach (var inner in activities.OfType<JsonObject>().SelectMany(Flowcharts))
                yield return inner;
        }
        if (activity["body"] is JsonObject body)
            foreach (var inner in Flowcharts(body))
                yield return inner;
    }
}

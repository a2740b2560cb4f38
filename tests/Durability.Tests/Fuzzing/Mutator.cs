using System.Text;
using System.Text.Json.Nodes;

namespace CaseFlow.Durability.Tests.Fuzzing;

/// <summary>
/// Spoils JSON by dice: members dropped, doubled, retyped, huge, deep, swapped; sometimes the text itself. The same dice spoil it the same
/// way.
/// </summary>
internal sealed class Mutator(Random dice)
{
    private static readonly string[] Scripts =
    [
        "while (true) {}",
        "'x'.repeat(1000000)",
        "Array.from({ length: 90000 }, (_, i) => i)",
        "const f = () => f(); f()",
        "variables.n = variables.n + 1; return variables.n < 1e9",
        "for (let i = 0; i < 9000; i++) setVariable('v' + i, i)",
        "setVariable('n', 'x'.repeat(900000))",
        "const a = []; a.push(a); return a",
        "throw new Error('\\u0000')",
        "newGuid()",
        "getVariable('nobody').x",
        "Object.fromEntries([['__proto__', 1]])",
        "/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaa!')",
        "getVariable('n') ?? [[[[]]]]",
        "setOutcomes(['True', 'False', 'Done'])",
        "1 / 0",
        "getOutputFrom('all')",
    ];

    private static readonly string[] Texts =
    [
        "",
        " ",
        "\0",
        "😀",
        "e\u0301",
        "\u202Eright",
        "true",
        "-1",
        "1e400",
        "NaN",
        "[1,2",
        "{\"a\":1}",
        "../../etc/passwd",
        "%00",
        "Elsa.Flowchart",
        "Elsa.While",
        "Elsa.ParallelForEach",
        "Elsa.ExecuteWorkflow",
        "Elsa.Event",
        "every-type",
        "Done",
        "token",
        "Race",
        "Merge",
        "JavaScript",
        "CSharp",
        "9999999.00:00:00",
        "-00:00:01",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "* * * * * *",
        "0 0 0 31 2 *",
        "@@half@@",
    ];

    private static readonly double[] Numbers = [0, -1, 1, 2147483647, 2147483648, -9.3e18, 1e308, 0.1, 100_000];

    public string Spoil(string json)
    {
        var root = JsonNode.Parse(json)!;
        for (var count = 1 + dice.Next(4); count > 0; count--)
            Change(root);
        var text = root.ToJsonString().Replace("@@half@@", "\\ud800", StringComparison.Ordinal);
        return dice.Next(8) == 0 ? SpoilText(text) : text;
    }

    private void Change(JsonNode root)
    {
        var nodes = NodesOf(root);
        var node = nodes[dice.Next(nodes.Count)];
        switch (dice.Next(9))
        {
            case 0:
                Drop(node);
                break;
            case 1:
                Double(node);
                break;
            case 2 or 3:
                Replace(node, Odd());
                break;
            case 4:
                Replace(node, Deep(dice.Next(2) == 0 ? 20 : 70));
                break;
            case 5:
                Swap(node, nodes[dice.Next(nodes.Count)]);
                break;
            case 6:
                Replace(node, nodes[dice.Next(nodes.Count)].DeepClone());
                break; // also something into itself
            case 7:
                SetText(nodes, name => name is "id" or "activity" or "type" or "name" or "value" or "mergeMode", Texts);
                break;
            default:
                SetText(nodes, name => name is "value", Scripts);
                break;
        }
    }

    private JsonNode? Odd() =>
        dice.Next(8) switch
        {
            0 => null,
            1 => JsonValue.Create(dice.Next(2) == 0),
            2 => JsonValue.Create(Numbers[dice.Next(Numbers.Length)]),
            3 => new JsonObject(),
            4 => new JsonArray(JsonValue.Create(1), new JsonObject { ["id"] = "x" }, null),
            5 => JsonValue.Create(new string('字', 100_000)),
            6 => new JsonArray([.. Enumerable.Range(0, 3_000).Select(number => (JsonNode)number)]),
            _ => JsonValue.Create(Texts[dice.Next(Texts.Length)]),
        };

    private static JsonNode Deep(int levels)
    {
        JsonNode deep = new JsonObject { ["type"] = "Elsa.WriteLine" };
        for (var level = 0; level < levels; level++)
            deep = level % 2 == 0 ? new JsonArray(deep) : new JsonObject { ["body"] = deep };
        return deep;
    }

    private void SetText(List<JsonNode> nodes, Func<string, bool> fits, string[] texts)
    {
        var fitting = nodes.Where(node => node is JsonValue && node.Parent is JsonObject && fits(node.GetPropertyName())).ToList();
        if (fitting.Count > 0)
            Replace(fitting[dice.Next(fitting.Count)], JsonValue.Create(texts[dice.Next(texts.Length)]));
    }

    private static void Drop(JsonNode node)
    {
        if (node.Parent is JsonObject map)
            map.Remove(node.GetPropertyName());
        else if (node.Parent is JsonArray list)
            list.Remove(node);
    }

    private void Double(JsonNode node)
    {
        if (node.Parent is JsonArray list)
            list.Add(node.DeepClone());
        else if (node.Parent is JsonObject map)
            map[
                System.Globalization.CultureInfo.InvariantCulture.TextInfo.ToTitleCase(node.GetPropertyName())
                    + (dice.Next(2) == 0 ? "" : "2")
            ] = node.DeepClone();
    }

    private static void Swap(JsonNode one, JsonNode other)
    {
        var (first, second) = (one.DeepClone(), other.DeepClone());
        Replace(one, second);
        if (other.Root == one.Root || other.Parent is not null)
            Replace(other, first);
    }

    private static void Replace(JsonNode node, JsonNode? by)
    {
        if (node.Parent is JsonObject map)
            map[node.GetPropertyName()] = by;
        else if (node.Parent is JsonArray list)
            list[node.GetElementIndex()] = by;
    }

    private string SpoilText(string json)
    {
        var text = new StringBuilder(json);
        for (var count = 1 + dice.Next(3); count > 0; count--)
        {
            var at = dice.Next(text.Length);
            if (dice.Next(2) == 0)
                text.Remove(at, Math.Min(1 + dice.Next(20), text.Length - at));
            else
                text.Insert(at, "{}[],:\"\\\u0000é1"[dice.Next(11)]);
            if (text.Length == 0)
                return "";
        }

        return text.ToString();
    }

    private static List<JsonNode> NodesOf(JsonNode root)
    {
        var (all, open) = (new List<JsonNode>(), new Stack<JsonNode>([root]));
        while (open.TryPop(out var node))
        {
            all.Add(node);
            foreach (
                var inner in node switch
                {
                    JsonObject map => map.Select(member => member.Value),
                    JsonArray list => list,
                    _ => [],
                }
            )
                if (inner is not null)
                    open.Push(inner);
        }

        return all;
    }
}

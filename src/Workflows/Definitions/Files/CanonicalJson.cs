using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions.Files;

/// <summary>
/// The one way to write a definition or a form as a file: two spaces, LF, a final newline; members in one order; what has no order of its
/// own sorted; nothing that the designer measures or that only says when
/// and by which program it was stored. So a small change is a small difference, and what is read and written again is the same, byte for
/// byte.
/// </summary>
public static class CanonicalJson
{
    private static readonly string[] First =
    [
        "id",
        "definitionId",
        "key",
        "nodeId",
        "name",
        "title",
        "label",
        "description",
        "type",
        "version",
        "isPublished",
    ];

    private static readonly string[] Bookkeeping =
    [
        "createdAt",
        "isLatest",
        "isReadonly",
        "isSystem",
        "links",
        "materializerContext",
        "materializerName",
        "providerName",
        "toolVersion",
    ];

    private static readonly string[] OfTheVersion = ["id", "version", "isPublished"];

    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 256,
    };

    private static readonly JsonSerializerOptions Depth = new() { MaxDepth = 256 };

    public static string Of(JsonObject json)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Layout))
            Ordered(json, isWhole: true).WriteTo(writer, Depth);
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>The same for files that mean the same, whatever their layout and whichever number the version has.</summary>
    public static string HashOfMeaning(JsonObject json)
    {
        var content = Ordered(json, isWhole: true);
        foreach (var own in OfTheVersion)
            content.Remove(own);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToJsonString(Depth))));
    }

    private static JsonObject Ordered(JsonObject json, bool isWhole)
    {
        var ordered = new JsonObject();
        foreach (
            var (name, member) in json.Where(member => member.Value is not null)
                .OrderBy(member => Rank(member.Key))
                .ThenBy(member => member.Key, StringComparer.Ordinal)
        )
        {
            if (isWhole && Bookkeeping.Contains(name))
                continue;
            if (name == "size" && json.ContainsKey("position"))
                continue; // the designer measures it
            ordered[name] = name == "value" ? member!.DeepClone() : Ordered(member!, name, json); // a value is somebody's own data
        }
        return ordered;
    }

    private static JsonNode Ordered(JsonNode node, string name, JsonObject holder) =>
        node switch
        {
            JsonObject json => Ordered(json, isWhole: false),
            JsonArray list => new JsonArray([
                .. Sorted(list, name, holder).Select(item => item is null ? null : Ordered(item, "", holder)),
            ]),
            _ => node.DeepClone(),
        };

    /// <summary>
    /// The designer puts what was touched last at the end. The lines of one activity keep their order: it is the order in which they are
    /// followed.
    /// </summary>
    private static IEnumerable<JsonNode?> Sorted(JsonArray list, string name, JsonObject holder) =>
        name switch
        {
            "activities" when holder.Text("type") == "Elsa.Flowchart" => FromItsStart(list, holder),
            "connections" => list.OrderBy(
                line => ((line as JsonObject)?["source"] as JsonObject)?.Text("activity") ?? "",
                StringComparer.Ordinal
            ),
            _ => list,
        };

    /// <summary>The activity that the flowchart begins with comes first: where several could, it is the order that decides.</summary>
    private static IEnumerable<JsonNode?> FromItsStart(JsonArray list, JsonObject flowchart)
    {
        var targets = (flowchart["connections"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Select(line => (line["target"] as JsonObject)?.Text("activity"))
            .ToHashSet(StringComparer.Ordinal);
        var activities = list.OfType<JsonObject>().ToList();
        var start =
            activities.Find(activity => activity.Text("type") == "Elsa.Start")
            ?? activities.Find(activity =>
                activity["customProperties"]?["canStartWorkflow"] is JsonValue value && value.TryGetValue<bool>(out var starts) && starts
            )
            ?? activities.Find(activity => !targets.Contains(activity.Text("id")));
        return list.OrderBy(activity => activity != start)
            .ThenBy(activity => (activity as JsonObject)?.Text("id") ?? "", StringComparer.Ordinal);
    }

    private static int Rank(string name) => Array.IndexOf(First, name) is >= 0 and var rank ? rank : First.Length;
}

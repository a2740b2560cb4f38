using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions.Comparing;

/// <summary>
/// An activity as it stands in a definition's JSON, whatever its type: known, retired or never heard of. Nothing in the JSON makes reading
/// it fail.
/// </summary>
public sealed class DrawnActivity
{
    private DrawnActivity(JsonObject json, DrawnActivity? holder, string place)
    {
        (Json, Holder, Place) = (json, holder, place);
        Id = json.Text("id")!;
        Type = json.Text("type")!;
        Parts = [.. json.Parts().Select(part => new DrawnActivity(part.Activity, this, part.Place))];
        Lines = [.. DrawnLine.Of(json).Distinct()];
        var designer = Inner(json, "metadata", "designer");
        (X, Y) = (Pixels(designer, "position", "x"), Pixels(designer, "position", "y"));
        (Width, Height) = (Pixels(designer, "size", "width"), Pixels(designer, "size", "height"));
    }

    public JsonObject Json { get; }

    /// <summary>The activity that it stands in; null for the root.</summary>
    public DrawnActivity? Holder { get; }

    /// <summary>The member of its holder that it stands in ("activities", "body", "cases").</summary>
    public string Place { get; }
    public string Id { get; }
    public string Type { get; }
    public string Name => Json.Text("name") is { Length: > 0 } name ? name : Inner(Json, "metadata")?.Text("displayText") ?? "";
    public string EnglishName => Inner(Json, "customProperties", "names")?.Text("en") ?? "";
    public double? X { get; }
    public double? Y { get; }
    public double? Width { get; }
    public double? Height { get; }

    /// <summary>The activities that stand directly in it, in the order of the file.</summary>
    public IReadOnlyList<DrawnActivity> Parts { get; }

    /// <summary>The connections of a flowchart.</summary>
    public IReadOnlyList<DrawnLine> Lines { get; }

    /// <summary>The root of a definition; null if there is none.</summary>
    public static DrawnActivity? RootOf(JsonObject definition) =>
        definition.Member("root") is JsonObject root && root.IsActivity() ? new DrawnActivity(root, null, "") : null;

    /// <summary>It and all that stands in it, at any depth.</summary>
    public IEnumerable<DrawnActivity> All() => Parts.SelectMany(part => part.All()).Prepend(this);

    internal static IEnumerable<JsonObject> Items(JsonNode? list) =>
        list switch
        {
            JsonArray items => items.OfType<JsonObject>(),
            JsonObject wrapper when wrapper["$values"] is JsonArray items => items.OfType<JsonObject>(),
            JsonObject single => [single],
            _ => [],
        };

    private static JsonObject? Inner(JsonObject json, params string[] path)
    {
        JsonObject? inner = json;
        foreach (var name in path)
            inner = inner?.Member(name) as JsonObject;
        return inner;
    }

    private static double? Pixels(JsonObject? designer, string part, string name) =>
        designer is not null
        && Inner(designer, part)?.Member(name) is JsonValue value
        && value.TryGetValue<double>(out var pixels)
        && Math.Abs(pixels) < 1e6
            ? pixels
            : null;
}

/// <summary>A connection of a flowchart, as it was drawn.</summary>
/// <param name="Port">How it leaves its source; "Done" where nothing is said.</param>
public sealed record DrawnLine(string Source, string Port, string Target)
{
    /// <summary>Points that somebody pulled the line through.</summary>
    public IReadOnlyList<(double X, double Y)> Vertices { get; init; } = [];

    /// <summary>The same line, whatever way it takes over the sheet.</summary>
    public bool Equals(DrawnLine? other) => other is not null && (Source, Port, Target) == (other.Source, other.Port, other.Target);

    public override int GetHashCode() => (Source, Port, Target).GetHashCode();

    /// <summary>Those that a flowchart draws.</summary>
    internal static IEnumerable<DrawnLine> Of(JsonObject flowchart) =>
        DrawnActivity.Items(flowchart.Member("connections")).Select(Read).OfType<DrawnLine>();

    private static DrawnLine? Read(JsonObject json)
    {
        var (source, port) = End(json, "source");
        var (target, _) = End(json, "target");
        return source is null || target is null
            ? null
            : new DrawnLine(source, port ?? "Done", target)
            {
                Vertices = [.. DrawnActivity.Items(json.Member("vertices")).Select(Point).OfType<(double, double)>()],
            };
    }

    private static (string? Activity, string? Port) End(JsonObject json, string end) =>
        json.Member(end) is JsonObject nested ? (nested.Text("activity"), nested.Text("port")) : (json.Text(end), json.Text(end + "Port"));

    private static (double, double)? Point(JsonObject json) =>
        json.Member("x") is JsonValue x
        && json.Member("y") is JsonValue y
        && x.TryGetValue<double>(out var left)
        && y.TryGetValue<double>(out var top)
        && Math.Abs(left) < 1e6
        && Math.Abs(top) < 1e6
            ? (left, top)
            : null;
}

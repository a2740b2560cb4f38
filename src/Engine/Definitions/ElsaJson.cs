using System.Text.Json;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Engine.Definitions;

/// <summary>Looking into JSON of which any member may be missing, null or of another kind than expected.</summary>
internal static class ElsaJson
{
    /// <summary>The member, whatever the case of its first letter: old exports write both.</summary>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.Exactly(name) ?? json.Exactly(char.ToUpperInvariant(name[0]) + name[1..]);

    private static JsonElement? Exactly(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    public static string? Text(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static int? Number(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    public static bool Flag(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The items of a list; also of <c>{"$values": [...]}</c> and of a single object in its place.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Member(name) switch
        {
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
            { ValueKind: JsonValueKind.Object } wrapper when wrapper.Member("$values") is { ValueKind: JsonValueKind.Array } list =>
                list.EnumerateArray(),
            { ValueKind: JsonValueKind.Object } single => [single],
            _ => [],
        };

    public static IReadOnlyList<VariableDefinition> Variables(this JsonElement json, string name) =>
        [
            .. json.Items(name)
                .Where(variable => variable.Text("name") is not null)
                .Select(ReadVariable)
                .DistinctBy(variable => variable.Name),
        ]; // a copy of another can never be reached

    /// <summary>The texts of a list; what is no text in it is left out.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement json, string name) =>
        [.. json.Items(name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];

    public static NodeLayout Layout(this JsonElement activity)
    {
        var designer = activity.Member("metadata")?.Member("designer");
        return new NodeLayout(Pixels("position", "x"), Pixels("position", "y"), Pixels("size", "width"), Pixels("size", "height"));

        double Pixels(string part, string name) =>
            designer?.Member(part)?.Member(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : 0;
    }

    private static VariableDefinition ReadVariable(JsonElement json)
    {
        var name = json.Text("name")!;
        var type = json.Text("typeName") ?? json.Text("type") ?? "Object";
        var variable = new VariableDefinition(json.Text("id") ?? name, name, type, json.Flag("isArray"), null)
        {
            Label = json.Text("displayName") is { Length: > 0 } label ? label : name,
            Description = json.Text("description") ?? "",
            UiHint = json.Text("uiHint") ?? "",
        };
        var value = variable.Coerce((json.Member("value") ?? json.Member("defaultValue")) is { } given ? ValueJson.Read(given) : null);
        // the designer's empty field
        return value is "" && !variable.TryConvert(value, out _) ? variable : variable with { Default = value };
    }
}

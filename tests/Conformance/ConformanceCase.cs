using System.Text.Json;

namespace CaseFlow.Conformance;

/// <summary>One case as its file has it: definitions, what is done with them, and what must come of it.</summary>
internal sealed class ConformanceCase(JsonElement json, string folder)
{
    public string Id { get; } = json.Text("id") ?? "(no id)";

    /// <summary>Definitions to be there before the first step, in order; those that the steps import themselves are left out.</summary>
    public IEnumerable<(string File, bool Publish)> Definitions =>
        json.Items("definitions")
            .Where(d => d.Text("publish") != "by-drive")
            .Select(d => (d.Text("file")!, d.Find("publish")?.ValueKind == JsonValueKind.True));

    public IReadOnlyList<string> Modes => json.Texts("flowchartModes") is { Count: > 0 } modes ? modes : ["counter"];

    public IReadOnlyList<JsonElement> Drive => [.. json.Items("drive")];

    /// <summary>What Elsa's own test asserts: it decides.</summary>
    public JsonElement Expected => json.Find("expected") ?? throw new NotSupportedException("The case does not say what is expected.");

    /// <summary>What follows from the rules but no test asserts: differences are told only.</summary>
    public JsonElement? Inferred => json.Find("inferred");

    /// <summary>What a genuine Elsa did in this mode.</summary>
    public JsonElement? Observed(string mode) => json.Find("observed")?.Find(mode);

    /// <summary>What a host must offer for it.</summary>
    public IEnumerable<string> Requires => json.Texts("expressionTypes").Concat(Features);

    private IEnumerable<string> Features =>
        json.Texts("requires").Concat(json.Texts("activitiesUsed").Contains("Elsa.HttpEndpoint") ? ["http"] : []);

    public JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file)));
        return document.RootElement.Clone();
    }
}

internal static class JsonReading
{
    public static JsonElement? Find(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string? Text(this JsonElement json, string name) =>
        json.Find(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static int? Number(this JsonElement json, string name) =>
        json.Find(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Find(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    public static IReadOnlyList<string> Texts(this JsonElement json, string name) => [.. json.Items(name).Select(item => item.ToString())];
}

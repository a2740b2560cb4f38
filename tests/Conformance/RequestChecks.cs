using System.Text.Json;
using System.Text.RegularExpressions;

namespace CaseFlow.Conformance;

/// <summary>What a request was answered.</summary>
internal sealed record HttpReply(int Status, string Body, string? ContentType)
{
    public static HttpReply NotFound { get; } = new(404, "", null);

    public static HttpReply Accepted { get; } = new(202, "", null);
}

/// <summary>Compares what came back from outside the engine, an answer or a definition, with what a case says.</summary>
internal sealed partial class RequestChecks(Action<string> tell)
{
    public void Answer(string name, HttpReply answer, JsonElement expected)
    {
        if (expected.Number("status") is { } status && status != answer.Status)
            tell($"status of {name} is {answer.Status}, not {status}");
        if (expected.Text("contentType") is { } type && type != answer.ContentType)
            tell($"content type of {name} is {answer.ContentType ?? "nothing"}, not {type}");
        if (expected.Text("body") is { } whole && whole != answer.Body)
            tell($"body of {name} is {answer.Body}, not {whole}");
        var parts = expected.Find("bodyContains") is { ValueKind: JsonValueKind.String } one
            ? [one.GetString()!]
            : expected.Texts("bodyContains");
        foreach (var part in parts.Where(part => !answer.Body.Contains(part, StringComparison.Ordinal)))
            tell($"the body of {name} has no \"{part}\": {answer.Body}");
    }

    public void Json(JsonElement? definition, JsonElement expected)
    {
        var place = definition;
        foreach (Match step in PathStep().Matches(expected.Text("path")!))
            place = step.Groups["index"].Success
                ? ItemAt(place, int.Parse(step.Groups["index"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))
                : place?.Find(step.Groups["name"].Value);
        var isThere = place is not null;
        if (expected.Find("absent")?.ValueKind == JsonValueKind.True && isThere)
            tell($"{expected.Text("path")} is there");
        if (expected.Find("equals") is { } value && (place is not { } found || !JsonElement.DeepEquals(found, value)))
            tell($"{expected.Text("path")} is {place?.GetRawText() ?? "not there"}, not {value.GetRawText()}");
    }

    /// <param name="consumers">Definitions that use another one.</param>
    public void Consumers(string name, IReadOnlyList<string> consumers, JsonElement expected)
    {
        var wanted =
            expected.ValueKind == JsonValueKind.Array ? [.. expected.EnumerateArray().Select(item => item.ToString())]
            : expected.Find("definitions") is null ? null
            : expected.Texts("definitions");
        if (wanted is not null && !wanted.Order(StringComparer.Ordinal).SequenceEqual(consumers.Order(StringComparer.Ordinal)))
            tell($"consumers of {name} are {string.Join(", ", consumers)}, not {string.Join(", ", wanted)}");
        if (expected.Number("count") is { } count && count != consumers.Count)
            tell($"consumers of {name} are {consumers.Count}, not {count}");
    }

    /// <param name="triggers">Activities that start the definition, one for each way.</param>
    public void Triggers(IReadOnlyList<(string ActivityId, string Type)> triggers, JsonElement expected)
    {
        if (expected.Number("count") is { } count && count != triggers.Count)
            tell($"triggers of {expected.Text("definition")} are {triggers.Count}, not {count}");
        foreach (var id in expected.Texts("activityIds").Where(id => !triggers.Any(trigger => trigger.ActivityId == id)))
            tell($"{id} is no trigger");
        foreach (var type in expected.Texts("types").Where(type => !triggers.Any(trigger => trigger.Type == type)))
            tell($"no {type} is a trigger");
    }

    private static JsonElement? ItemAt(JsonElement? list, int index) =>
        list is { ValueKind: JsonValueKind.Array } items && index < items.GetArrayLength() ? items[index] : null;

    [GeneratedRegex(@"(?<name>\w+)|\[(?<index>\d+)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PathStep();
}

using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions.Comparing;

/// <summary>What a member of an activity holds, without what the designer adds of its own.</summary>
internal static class MemberReading
{
    // Holds members of its own, each of which somebody chose.
    private static readonly string[] Groups = ["customProperties", "options"];

    // A designer writes these whether or not anybody chose them.
    private static readonly string[] Derived =
    [
        "runAsynchronously",
        "notFoundConnections",
        "caseflowRevision",
        "logPersistenceMode",
        "logPersistenceConfig",
    ];

    /// <summary>By name; one that holds nothing is as one that is not there.</summary>
    public static Dictionary<string, MemberContent> All(JsonObject json, IReadOnlyCollection<string> without)
    {
        Dictionary<string, MemberContent> all = new(StringComparer.Ordinal);
        var members = json.Where(member => !Groups.Contains(member.Key))
            .Concat(Groups.SelectMany(group => json.Member(group) as JsonObject ?? []));
        foreach (var (name, member) in members)
            if (!without.Contains(name) && !Derived.Contains(name) && Of(name, member) is { } content)
                all[name] = content;
        return all;
    }

    private static MemberContent? Of(string name, JsonNode? member)
    {
        if (member is JsonObject { } input && input.Member("expression") is JsonObject expression)
            return Text(expression.Member("value")) is { Length: > 0 } value
                ? new MemberContent(expression.Text("type") ?? "Literal", value)
                : null;
        if (member is JsonObject output && output.Member("memoryReference") is JsonObject memory)
            return
                memory.Text("id") is { Length: > 0 } id
                && output.Member("expression") is null
                && !id.Contains(":input-", StringComparison.Ordinal)
                ? new MemberContent("Kept", id)
                : null;
        if (member is JsonObject declared && name == "variable")
            return (declared.Text("name") ?? declared.Text("id")) is { } variable ? new MemberContent("Variable", variable) : null;
        if (member is JsonObject names && name == "names")
            return names.Text("en") is { Length: > 0 } english ? new MemberContent("", english) : null;
        return Text(member) is { Length: > 0 } text and not "false" ? new MemberContent("", text) : null;
    }

    private static string? Text(JsonNode? node) =>
        PlainJson.Of(node) switch
        {
            null => null,
            JsonValue value when value.TryGetValue<string>(out var text) => text,
            var json => json.ToJsonString(DefinitionJson.Plain),
        };
}

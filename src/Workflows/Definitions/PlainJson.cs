using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions;

/// <summary>JSON as far as it says something: members in one order, without those that hold nothing.</summary>
internal static class PlainJson
{
    /// <summary>A copy; null where nothing is left.</summary>
    /// <param name="isLeftOut">Which members do not count, by what holds them and their names.</param>
    /// <param name="inOrder">How the items of a list stand; in their own order where nothing is said.</param>
    public static JsonNode? Of(
        JsonNode? node,
        Func<JsonObject, string, bool>? isLeftOut = null,
        Func<IEnumerable<JsonNode?>, IEnumerable<JsonNode?>>? inOrder = null
    )
    {
        return Plain(node);

        JsonNode? Plain(JsonNode? part) =>
            part switch
            {
                JsonArray { Count: 0 } => null,
                JsonArray list => new JsonArray([.. inOrder is null ? list.Select(Plain) : inOrder(list.Select(Plain))]),
                JsonObject json => Members(json) is { Count: > 0 } members ? new JsonObject(members) : null,
                _ => part?.DeepClone(),
            };

        List<KeyValuePair<string, JsonNode?>> Members(JsonObject json) =>
            [
                .. json.Where(member => isLeftOut?.Invoke(json, member.Key) != true)
                    .Select(member => KeyValuePair.Create(member.Key, Plain(member.Value)))
                    .Where(member => member.Value is not null)
                    .OrderBy(member => member.Key, StringComparer.Ordinal),
            ];
    }
}

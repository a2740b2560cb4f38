using System.Text.Json;

namespace CaseFlow.Host.Tests.OldData;

/// <summary>What an earlier answer had that a later one has not, or has otherwise. What the later one has besides is no loss.</summary>
internal static class Losses
{
    // They follow the clock, which went on while the answers were recorded.
    private static readonly string[] OfTheMoment = ["dueState", "overdue"];

    // Sets: one word more takes nothing away.
    private static readonly string[] Sets = ["permissions"];

    public static IEnumerable<string> Of(JsonElement before, JsonElement now, string place = "") =>
        (before.ValueKind, now.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => before
                .EnumerateObject()
                .Where(member => !OfTheMoment.Contains(member.Name))
                .SelectMany(member =>
                    now.TryGetProperty(member.Name, out var value)
                        ? OfMember(member, value, $"{place}.{member.Name}")
                        : [$"{place}.{member.Name} is missing"]
                ),
            (JsonValueKind.Array, JsonValueKind.Array) => before.GetArrayLength() == now.GetArrayLength()
                ? before.EnumerateArray().Zip(now.EnumerateArray()).SelectMany((pair, at) => Of(pair.First, pair.Second, $"{place}[{at}]"))
                : [$"{place} has {now.GetArrayLength()} items instead of {before.GetArrayLength()}"],
            (JsonValueKind.Number, JsonValueKind.Number) when before.GetDecimal() == now.GetDecimal() => [],
            (JsonValueKind.String, JsonValueKind.String) when before.GetString() == now.GetString() => [],
            var (left, right) when left == right && left is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => [],
            (JsonValueKind.Null, JsonValueKind.Array) => [], // there was no list; a form says more of its fields than it did
            _ => [$"{place} is {now.GetRawText()} instead of {before.GetRawText()}"],
        };

    private static IEnumerable<string> OfMember(JsonProperty member, JsonElement now, string place) =>
        Sets.Contains(member.Name)
            ? Words(member.Value).Except(Words(now)).Select(word => $"{place} lacks {word}")
            : Of(member.Value, now, place);

    private static IEnumerable<string> Words(JsonElement set) => set.EnumerateArray().Select(word => word.GetRawText());
}

using System.Text.Json;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Engine.Primitives;

/// <summary>What a definition may give where a list is meant.</summary>
internal static class Lists
{
    private const int MostCharacters = 100_000;

    /// <summary>
    /// A list as it is; JSON text of a list parsed; an object as its members, {Key, Value} each; null is empty; anything else is the one
    /// item.
    /// </summary>
    /// <param name="splitText">Other text is a list of its characters, as Elsa's loops have it.</param>
    public static List<object?> From(object? value, bool splitText) =>
        value switch
        {
            null => [],
            List<object?> list => list,
            string text when text.AsSpan().TrimStart() is ['[', ..] => Parse(text),
            string { Length: > MostCharacters } when splitText => throw new FormatException(
                $"A text of more than {MostCharacters} characters is not split into a list of them."
            ),
            string text when splitText => [.. text.EnumerateRunes().Select(rune => rune.ToString())],
            Dictionary<string, object?> map =>
            [
                .. map.Select(pair => new Dictionary<string, object?> { ["Key"] = pair.Key, ["Value"] = pair.Value }),
            ],
            _ => [value],
        };

    private static List<object?> Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return (List<object?>)ValueJson.Read(json.RootElement)!;
        }
        catch (JsonException problem)
        {
            throw new FormatException($"\"{text}\" begins like a list, but is none.", problem);
        }
    }
}

using System.Globalization;
using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Values;

/// <summary>What a loop, a spread or Object.entries walks over.</summary>
internal static class Sequence
{
    public static List<object?> Of(Run run, object? value)
    {
        switch (value)
        {
            case List<object?> list:
                return list;
            case string text:
                return Characters(run, text);
            default:
                throw run.Fail($"A list is expected here, not {Coerce.TypeOf(value)}.");
        }
    }

    public static IReadOnlyCollection<KeyValuePair<string, object?>> EntriesOf(Run run, object? value)
    {
        switch (value)
        {
            case Dictionary<string, object?> map:
                return map;
            case List<object?> list:
                return Numbered(list);
            case string text:
                return Numbered(Characters(run, text));
            default:
                return [];
        }
    }

    /// <summary>Whole characters, also those of two UTF-16 units.</summary>
    public static List<object?> Characters(Run run, string text)
    {
        run.CheckItems(text.Length);
        run.ChargeItems(text.Length);
        var characters = new List<object?>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            characters.Add(text.Substring(i, isPair ? 2 : 1));
            if (isPair)
                i++;
        }

        return characters;
    }

    private static KeyValuePair<string, object?>[] Numbered(List<object?> items) =>
        [.. items.Select((item, i) => KeyValuePair.Create(i.ToString(CultureInfo.InvariantCulture), item))];
}

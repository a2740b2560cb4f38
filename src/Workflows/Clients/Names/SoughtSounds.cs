using System.Text;

namespace CaseFlow.Workflows.Clients.Names;

/// <summary>
/// How a name can be typed by its sound: whole and by initials, with and without the surname, which is read as a surname; a given name of
/// several readings by each. One text, each way of typing behind a bar, so that one LIKE finds what begins so.
/// </summary>
public static class SoughtSounds
{
    public const char Bar = '|';

    /// <summary>Longer names are found by how they begin.</summary>
    private const int MostSyllables = 12;

    /// <summary>A name of many characters with several readings each: the rarest readings are left out.</summary>
    private const int MostWays = 24;

    /// <param name="name">As it was written: a dot in it says that it has no surname.</param>
    public static string Of(string name)
    {
        var sought = SoughtText.Of(name);
        if (!sought.EnumerateRunes().Any(rune => Pinyin.Of(rune).Count > 0))
            return "";
        var (syllables, surname) = Syllables(sought, HasSurname(name));
        var ways = Ways(syllables);
        var keys = ways.SelectMany(way => Keys(way, surname)).Distinct(StringComparer.Ordinal);
        return $"{Bar}{string.Join(Bar, keys)}{Bar}";
    }

    private static bool HasSurname(string name) =>
        !name.Normalize(NormalizationForm.FormKC).Any(sign => sign is '·' or '•' or '・' or '.' or '‧' or '∙');

    /// <returns>What each character can sound like, and how many of them are the surname.</returns>
    private static (List<IReadOnlyList<string>> Syllables, int Surname) Syllables(string sought, bool hasSurname)
    {
        var runes = Parts(sought);
        var surname = 0;
        var syllables = new List<IReadOnlyList<string>>();
        if (hasSurname && runes.Count > 2 && Surnames.OfTwo(runes[0] + runes[1]) is { } two)
            (syllables, surname) = ([.. two.Select(reading => WithU([reading]))], 2);
        else if (hasSurname && runes.Count > 1 && Readings(runes[0]) is { Count: > 0 } usual)
            (syllables, surname) = ([WithU(Surnames.OfOne(runes[0]) ?? [usual[0]])], 1);
        syllables.AddRange(
            runes.Skip(surname).Take(MostSyllables).Select(part => Readings(part) is { Count: > 0 } found ? WithU(found) : [part])
        );
        return (syllables, surname);
    }

    /// <summary>Each character by itself, but a foreign word as one.</summary>
    private static List<string> Parts(string sought)
    {
        var parts = new List<string>();
        foreach (var rune in sought.EnumerateRunes())
            if (rune.IsAscii && parts is [.., var last] && char.IsAscii(last[^1]))
                parts[^1] += rune;
            else if (rune.IsAscii || Pinyin.Of(rune).Count > 0)
                parts.Add(rune.ToString());
        return parts;
    }

    private static IReadOnlyList<string> Readings(string part) =>
        part.Length <= 2 && !char.IsAscii(part[0]) ? Pinyin.Of(Rune.GetRuneAt(part, 0)) : [];

    /// <summary>吕 is typed lv as well as lu.</summary>
    private static IReadOnlyList<string> WithU(IReadOnlyList<string> readings) =>
        [.. readings.SelectMany(reading => reading.Contains('v') ? [reading, reading.Replace('v', 'u')] : new[] { reading }).Distinct()];

    private static List<List<string>> Ways(List<IReadOnlyList<string>> syllables)
    {
        List<List<string>> ways =
        [
            [],
        ];
        foreach (var readings in syllables)
        {
            var taken = readings.Take(Math.Max(1, MostWays / ways.Count)).ToList();
            ways = [.. ways.SelectMany(way => taken.Select(reading => new List<string>(way) { reading }))];
        }

        return ways;
    }

    private static IEnumerable<string> Keys(List<string> way, int surname)
    {
        foreach (var from in new[] { 0, surname }.Distinct().Where(from => from < way.Count))
        {
            yield return string.Concat(way.Skip(from));
            yield return string.Concat(way.Skip(from).Select(syllable => syllable[0]));
        }
    }
}

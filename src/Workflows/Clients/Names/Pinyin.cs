using System.Collections.Frozen;
using System.Text;

namespace CaseFlow.Workflows.Clients.Names;

/// <summary>
/// How a character is read, without tones, ü as v; the usual reading first. The table is made of the npm package pinyin-pro (MIT) by
/// <c>scripts/pinyin-readings</c>.
/// </summary>
public static class Pinyin
{
    private static readonly FrozenDictionary<Rune, string[]> Readings = Load();

    /// <summary>Empty for what is no Chinese character, or one that the table does not have.</summary>
    public static IReadOnlyList<string> Of(Rune character) => Readings.GetValueOrDefault(character) ?? [];

    private static FrozenDictionary<Rune, string[]> Load()
    {
        using var file = typeof(Pinyin).Assembly.GetManifestResourceStream(typeof(Pinyin), "readings.txt")!;
        using var lines = new StreamReader(file);
        var readings = new Dictionary<Rune, string[]>(21_000);
        while (lines.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            if (char.IsAsciiLetter(line[0]))
                foreach (var character in parts[1].EnumerateRunes())
                    readings[character] = [parts[0]];
            else
                readings[Rune.GetRuneAt(line, 0)] = parts[1..];
        }

        return readings.ToFrozenDictionary();
    }
}

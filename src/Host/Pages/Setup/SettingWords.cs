using System.Text.RegularExpressions;
using CaseFlow.Activities.Common;

namespace CaseFlow.Host.Pages.Setup;

/// <summary>Values of settings as people say them: a key that has a word is that word, numbers and times stay.</summary>
public static partial class SettingWords
{
    public static string Setting(this Words words, string value)
    {
        var parts = SomeOf.Read(value).Select(part => words.Known("setup.word." + part)).ToList();
        return parts.Count > 0 && parts.TrueForAll(part => part is not null) ? string.Join(words["list.separator"], parts) : value;
    }

    /// <param name="description">Which values are allowed: "0..100", "on, off".</param>
    public static string SettingRange(this Words words, string description) =>
        Range().Match(description) is { Success: true } range
            ? words["setup.allowed.from-to", range.Groups[1].Value, range.Groups[2].Value]
            : words.Known("setup.allowed." + description) ?? words.Setting(description);

    /// <summary>A line such as "name: early off late" in words.</summary>
    public static string Shifts(this Words words, string line) => ShiftWord().Replace(line, shift => words["shifts." + shift.Value]);

    [GeneratedRegex(@"(?<=: | )(early|late|off)(?= |\z)")]
    private static partial Regex ShiftWord();

    [GeneratedRegex(@"^(-?[\d.]+?)\.\.(-?[\d.]+)$")]
    private static partial Regex Range();
}

using System.Globalization;
using System.Text;

namespace CaseFlow.Workflows.Clients.Names;

/// <summary>
/// What is left of a text when it is looked for: letters and figures, of one width and case, without accents. Blanks, the dots of minority
/// names, dashes and whatever cannot be seen are gone, so that the same name is the same text however it was typed.
/// </summary>
public static class SoughtText
{
    /// <summary>Somebody who types one of these means it.</summary>
    private const string Signs = @"%_&@#+*/\";

    public static string Of(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (
            var rune in Whole(text)
                .Normalize(NormalizationForm.FormKC)
                .ToLowerInvariant()
                .Normalize(NormalizationForm.FormKD)
                .EnumerateRunes()
        )
            if (IsKept(rune))
                kept.Append(rune.ToString());
        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Only Latin letters and figures: may be how a name sounds.</summary>
    public static bool IsSound(string sought) => sought.Length > 0 && sought.All(char.IsAsciiLetterOrDigit);

    private static bool IsKept(Rune rune) =>
        rune.IsAscii
            ? Rune.IsLetterOrDigit(rune) || Signs.Contains((char)rune.Value)
            : !IsUnseen(rune.Value)
                && Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.LowercaseLetter
                        or UnicodeCategory.UppercaseLetter
                        or UnicodeCategory.TitlecaseLetter
                        or UnicodeCategory.OtherLetter
                        or UnicodeCategory.DecimalDigitNumber
                        or UnicodeCategory.LetterNumber
                        or UnicodeCategory.OtherNumber
                        or UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark
                        or UnicodeCategory.OtherSymbol;

    /// <summary>Accents, variants of shape, and letters of no width or form.</summary>
    private static bool IsUnseen(int code) =>
        code
            is (>= 0x0300 and <= 0x036f)
                or (>= 0xfe00 and <= 0xfe0f)
                or (>= 0xe0100 and <= 0xe01ef)
                or 0x115f
                or 0x1160
                or 0x17b4
                or 0x17b5
                or 0x2800
                or 0x3164
                or 0xffa0;

    /// <summary>Half of a character, which no text may hold, becomes the sign for one that is not known.</summary>
    private static string Whole(string text) => string.Concat(text.EnumerateRunes());
}

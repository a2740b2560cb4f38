using System.Text;
using System.Text.RegularExpressions;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>
/// A mainland mobile number (13812341234) or one with its country (+85291234567), written one way only, so that it is found again.
/// </summary>
public static partial class PhoneNumber
{
    /// <summary>The number without blanks, dashes and full-width digits; null for what is no number.</summary>
    public static string? Normalise(string text)
    {
        var number = Plain(text);
        if (number?.StartsWith("00", StringComparison.Ordinal) == true)
            number = "+" + number[2..];
        return number is not null && (Mainland().IsMatch(number) || International().IsMatch(number)) ? number : null;
    }

    /// <summary>What somebody typed of a number, its figures only; null for what is no part of one.</summary>
    public static string? Part(string text) =>
        Plain(text) is { } part && part.TrimStart('+') is { Length: > 0 } figures && figures.All(char.IsAsciiDigit) ? figures : null;

    /// <summary>One way of writing: at home are +86 and 0086, and 86 before a whole number.</summary>
    private static string? Plain(string text)
    {
        if (text.Length > 40 || text.Any(char.IsSurrogate))
            return null;
        var number = Separators().Replace(text.Normalize(NormalizationForm.FormKC), "");
        if (number.StartsWith("0086", StringComparison.Ordinal))
            return number[4..];
        if (number.StartsWith("+86", StringComparison.Ordinal))
            return number[3..];
        return number.StartsWith("86", StringComparison.Ordinal) && Mainland().IsMatch(number[2..]) ? number[2..] : number;
    }

    /// <summary>
    /// R-PRI-3: 138****1234; of numbers with a country the first and last figures too, never so many that it could be guessed.
    /// </summary>
    public static string Mask(string number)
    {
        var tail = number.Length > 9 ? 4 : 2;
        return number.Length < 6 ? "****" : $"{number[..3]}****{number[^tail..]}";
    }

    [GeneratedRegex(@"[\s()\-.‐-―\p{Cf}]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\A1[3-9][0-9]{9}\z")]
    private static partial Regex Mainland();

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex International();
}

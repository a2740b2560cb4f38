using System.Text.RegularExpressions;

namespace CaseFlow.Workflows.House.Sheets;

/// <summary>
/// A spreadsheet program runs a text of a CSV file that begins with = + - @ as a formula. Written with an apostrophe before it, it is a
/// text; reading takes exactly that apostrophe away, so that every text comes back as it was.
/// </summary>
internal static partial class FormulaGuard
{
    public static string Guard(string text) => LooksLikeFormula().IsMatch(text) ? "'" + text : text;

    /// <summary>For cells that are texts by their type, and so need none: only what reading would take for a guard is guarded.</summary>
    public static string GuardTyped(string text) => IsGuarded().IsMatch(text) ? "'" + text : text;

    public static string Read(string text) => IsGuarded().IsMatch(text) ? text[1..] : text;

    [GeneratedRegex(@"\A'*[=+\-@\t\r＝＋－＠]")]
    private static partial Regex LooksLikeFormula();

    [GeneratedRegex(@"\A'+[=+\-@\t\r＝＋－＠]")]
    private static partial Regex IsGuarded();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseFlow.Engine.Formulas;

/// <summary>
/// A span of time as text: <c>[-][days.]hours:minutes[:seconds]</c> or a number of days. "24:00:00" is a day: .NET alone takes a first part
/// above 23 for days.
/// </summary>
internal static partial class DurationText
{
    /// <exception cref="FormatException">It is no span of time, or one part of it is too large for its place.</exception>
    public static TimeSpan Parse(string text) => TryParse(text, out var span) ? span : throw new FormatException();

    public static bool TryParse(string text, out TimeSpan span)
    {
        if (ManyHours().Match(text) is not { Success: true } parts || Number(parts, "hours") < 24)
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out span);
        var rest = TimeSpan.TryParse($"0:{parts.Groups["rest"].Value}", CultureInfo.InvariantCulture, out var minutes);
        span = TimeSpan.FromHours(Number(parts, "hours")) + minutes;
        if (parts.Groups["sign"].Length > 0)
            span = -span;
        return rest;
    }

    private static int Number(Match parts, string group) => int.Parse(parts.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\s*(?<sign>-?)(?<hours>\d{2,6}):(?<rest>\d{1,2}(:\d{1,2}(\.\d{1,7})?)?)\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ManyHours();
}

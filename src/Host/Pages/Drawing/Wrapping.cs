namespace CaseFlow.Host.Pages.Drawing;

/// <summary>
/// Breaks a name into lines: SVG does not. A Chinese character is as wide as the letters are high, a Latin one a bit more than half of
/// that.
/// </summary>
internal static class Wrapping
{
    /// <param name="width">In heights of a letter.</param>
    public static IReadOnlyList<string> Lines(string text, double width, int most)
    {
        List<string> lines = [];
        var rest = text.Trim();
        while (rest.Length > 0 && lines.Count < most)
        {
            var fits = Fitting(rest, width);
            if (fits < rest.Length && lines.Count == most - 1)
            {
                lines.Add(rest[..Math.Max(1, fits - 1)].TrimEnd() + "…");
                break;
            }
            var cut = fits < rest.Length && rest.LastIndexOf(' ', fits) is > 0 and var space ? space : fits;
            lines.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }
        return lines;
    }

    public static double Width(string text) => text.Sum(WidthOf);

    private static int Fitting(string text, double width)
    {
        var used = 0d;
        for (var i = 0; i < text.Length; i++)
        {
            used += WidthOf(text[i]);
            if (used > width && i > 0)
                return char.IsLowSurrogate(text[i]) ? i - 1 : i;
        }
        return text.Length;
    }

    private static double WidthOf(char letter) =>
        letter >= 0x2e80 ? 1
        : letter is >= 'A' and <= 'Z' or 'm' or 'w' ? 0.68
        : 0.54;
}

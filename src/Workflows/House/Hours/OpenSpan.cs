using System.Globalization;
using System.Runtime.InteropServices;

namespace CaseFlow.Workflows.House.Hours;

/// <summary>
/// A part of a day in which a branch is open, in its own time: from the first
/// moment on, up to the other, which may be 24:00.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OpenSpan(TimeSpan From, TimeSpan Until)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public override string ToString() => $"{Clock(From)}-{Clock(Until)}";

    /// <summary>"10:00-12:30, 13:30-20:00" in the order of the day, "" for a closed day; null for what is neither.</summary>
    public static IReadOnlyList<OpenSpan>? ParseDay(string? text)
    {
        var parts = (text ?? "")
            .Normalize(System.Text.NormalizationForm.FormKC)
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Parse)
            .ToList();
        if (parts.Contains(null))
            return null;
        var spans = parts.Select(part => part!.Value).OrderBy(span => span.From).ToList();
        return spans.Zip(spans.Skip(1)).All(pair => pair.First.Until <= pair.Second.From) ? spans : null;
    }

    public static string Write(IEnumerable<OpenSpan> day) => string.Join(", ", day);

    private static OpenSpan? Parse(string part)
    {
        var ends = part.Split('-', StringSplitOptions.TrimEntries);
        return ends.Length == 2 && ParseClock(ends[0]) is { } from && ParseClock(ends[1]) is { } until && from < until
            ? new OpenSpan(from, until)
            : null;
    }

    private static TimeSpan? ParseClock(string text) =>
        text == "24:00" ? Day
        : TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToTimeSpan()
        : null;

    private static string Clock(TimeSpan time) => time == Day ? "24:00" : time.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}

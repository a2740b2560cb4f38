using System.Globalization;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Hours;

/// <summary>
/// Holidays and moved working days of a year as lines: day, "closed" or "open", name, hours. All of them, or their errors.
/// </summary>
internal static class CalendarFile
{
    public const int LongestText = 100_000;
    private const int LongestName = 100;

    private static readonly string[] ClosedWords = ["closed", "holiday", "休", "休息", "放假", "休业"];
    private static readonly string[] OpenWords = ["open", "working", "班", "上班", "调休", "营业"];
    private static readonly string[] Heads = ["date", "day", "日期"];
    private static readonly string[] DayFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <param name="errors">Each with the number of its line.</param>
    public static IReadOnlyList<SpecialDay> Read(string text, int year, out IReadOnlyList<FieldError> errors)
    {
        var (days, wrong) = (new SortedDictionary<DateOnly, SpecialDay>(), new List<FieldError>());
        foreach (var (number, cells) in CsvText.Lines(text))
        {
            if (number == 1 && cells is [var head, ..] && Heads.Contains(head, StringComparer.OrdinalIgnoreCase))
                continue;
            var why = Read(cells, year, out var day);
            if (why is null && !days.TryAdd(day!.Day, day))
                why = "calendar.twice";
            if (why is not null)
                wrong.Add(new FieldError("csv", "calendar.line", number, new CodedText(why, year)));
        }

        errors = wrong;
        return [.. days.Values];
    }

    /// <summary>As <see cref="Read(string, int, out IReadOnlyList{FieldError})"/> reads it.</summary>
    public static string Write(IEnumerable<SpecialDay> days) =>
        string.Join('\n', days.Select(day => string.Join(',', (string[])[.. Cells(day)]).TrimEnd(',')));

    private static IEnumerable<string> Cells(SpecialDay day)
    {
        yield return day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        yield return day.IsOpen ? OpenWords[0] : ClosedWords[0];
        yield return Quoted(day.Name);
        yield return Quoted(day.Hours ?? "");
    }

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\t") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <returns>What is wrong with it.</returns>
    private static string? Read(IReadOnlyList<string>? cells, int year, out SpecialDay? day)
    {
        day = null;
        if (cells is null)
            return "calendar.open-quote";
        if (!DateOnly.TryParseExact(cells[0], DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return "calendar.no-day";
        if (date.Year != year)
            return "calendar.other-year";
        var kind = cells.Count > 1 ? cells[1] : "";
        var isOpen = OpenWords.Contains(kind, StringComparer.OrdinalIgnoreCase);
        if (!isOpen && !ClosedWords.Contains(kind, StringComparer.OrdinalIgnoreCase))
            return "calendar.no-kind";
        var (name, hours) = (cells.Count > 2 ? cells[2] : "", cells.Count > 3 ? cells[3] : "");
        if (name.Length > LongestName)
            return "calendar.long-name";
        var spans = OpenSpan.ParseDay(hours);
        if (spans is null || (!isOpen && spans.Count > 0))
            return "hours.not-hours";
        day = new SpecialDay(date, isOpen, name, spans.Count > 0 ? OpenSpan.Write(spans) : null);
        return null;
    }
}

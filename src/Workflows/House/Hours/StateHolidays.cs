namespace CaseFlow.Workflows.House.Hours;

/// <summary>
/// Holidays and moved working days that the State Council has announced, as collected by the package chinese-days 1.5.7 (MIT licence). A
/// year that was not announced when this was made is not guessed.
/// </summary>
internal static class StateHolidays
{
    private static readonly Lazy<ILookup<int, SpecialDay>> ByYear = new(Load);

    /// <summary>None for a year that is not known.</summary>
    public static IReadOnlyList<SpecialDay> Of(int year) => [.. ByYear.Value[year]];

    private static ILookup<int, SpecialDay> Load()
    {
        using var file = typeof(StateHolidays).Assembly.GetManifestResourceStream(typeof(StateHolidays), "StateHolidays.csv")!;
        using var reader = new StreamReader(file);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(line => int.Parse(line.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture))
            .SelectMany(year => CalendarFile.Read(string.Join('\n', year), year.Key, out _))
            .ToLookup(day => day.Day.Year);
    }
}

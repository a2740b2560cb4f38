namespace CaseFlow.Workflows.House.Hours;

/// <summary>When a branch is open in a usual week, Monday first.</summary>
public sealed class WeekHours
{
    public const int Days = 7;

    private readonly IReadOnlyList<IReadOnlyList<OpenSpan>> days;

    private WeekHours(IReadOnlyList<IReadOnlyList<OpenSpan>> days) => this.days = days;

    public IReadOnlyList<OpenSpan> this[DayOfWeek day] => days[IndexOf(day)];

    /// <summary>As people write them, Monday first.</summary>
    public IReadOnlyList<string> Texts => [.. days.Select(OpenSpan.Write)];

    public bool IsEverOpen => days.Any(day => day.Count > 0);

    /// <summary>Of a day that is worked though its weekday is not: as on the first weekday that is open.</summary>
    public IReadOnlyList<OpenSpan> OfWorkingDay => days.FirstOrDefault(day => day.Count > 0) ?? [];

    public static int IndexOf(DayOfWeek day) => ((int)day + 6) % Days;

    /// <summary>Null where one of the seven cannot be read.</summary>
    public static WeekHours? Of(IReadOnlyList<string> texts)
    {
        var read = texts.Select(OpenSpan.ParseDay).ToList();
        return read.Count == Days && !read.Contains(null) ? new WeekHours(read!) : null;
    }

    internal static WeekHours Read(string stored) =>
        Of(stored.Split(';')) ?? throw new InvalidOperationException($"\"{stored}\" is no week.");

    internal string Write() => string.Join(';', Texts);
}

using System.Collections.Frozen;
using CaseFlow.Workflows.House.Branches;

namespace CaseFlow.Workflows.House.Hours;

/// <summary>
/// When a branch is open (R-SET-3), as its week, holidays and moved working days stood when they were read. A branch without hours is
/// always open; in a year that is not known every day is as its weekday, and <see cref="IsKnown"/> says so.
/// </summary>
public sealed class BranchCalendar(TimeZoneInfo zone, WeekHours? week, IEnumerable<CalendarYear> years)
{
    /// <summary>Whoever is closed that long is asked about in vain.</summary>
    private const int Longest = 750;

    private static readonly IReadOnlyList<OpenSpan> AllDay = [new(TimeSpan.Zero, TimeSpan.FromDays(1))];

    private readonly FrozenSet<int> known = years.Select(year => year.Year).ToFrozenSet();

    private readonly FrozenDictionary<DateOnly, SpecialDay> special = years
        .SelectMany(year => SpecialDay.Read(year.Days))
        .ToFrozenDictionary(day => day.Day);

    public bool HasHours => week is not null;

    public bool IsKnown(int year) => known.Contains(year);

    public DateOnly DayOf(DateTimeOffset moment) => zone.DayOf(moment);

    /// <summary>Null for a day that is as its weekday.</summary>
    public SpecialDay? SpecialOf(DateOnly day) => special.GetValueOrDefault(day);

    public IReadOnlyList<OpenSpan> HoursOf(DateOnly day)
    {
        if (week is null)
            return AllDay;
        return SpecialOf(day) switch
        {
            { IsOpen: false } => [],
            { Hours: { } own } => OpenSpan.ParseDay(own)!,
            { } => week[day.DayOfWeek] is { Count: > 0 } usual ? usual : week.OfWorkingDay,
            null => week[day.DayOfWeek],
        };
    }

    public bool IsOpenOn(DateOnly day) => HoursOf(day).Count > 0;

    public bool IsOpenAt(DateTimeOffset moment) => OpeningsOf(DayOf(moment)).Any(open => open.From <= moment && moment < open.Until);

    /// <summary>In the order of the day.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> OpeningsOf(DateOnly day) =>
        [.. HoursOf(day).Select(span => (MomentOf(day, span.From), MomentOf(day, span.Until)))];

    /// <summary>The moment at which the branch will have been open for so long.</summary>
    public DateTimeOffset Add(DateTimeOffset moment, TimeSpan open)
    {
        var first = DayOf(moment);
        for (var day = first; day < first.AddDays(Longest); day = day.AddDays(1))
        {
            foreach (var (from, until) in OpeningsOf(day))
            {
                var start = from > moment ? from : moment;
                if (start >= until)
                    continue;
                if (open <= until - start)
                    return start + open;
                open -= until - start;
            }
        }

        return moment + open;
    }

    public DateTimeOffset MomentOf(DateOnly day, TimeSpan time) => zone.MomentOf(day.ToDateTime(TimeOnly.MinValue) + time);
}

using System.Globalization;

namespace CaseFlow.Activities.Aftercare;

/// <summary>
/// R-FUP-11: when clients may be called, in clinic time. What falls outside moves to the next window of the same day, or to the first of
/// the next day that is open.
/// </summary>
public sealed class CallWindows
{
    private readonly IReadOnlyList<(TimeOnly From, TimeOnly Until)> _windows;
    private readonly TimeZoneInfo _zone;
    private readonly IReadOnlySet<DateOnly> _closed;

    /// <param name="windows">As in <see cref="AftercareSettings.Windows"/>. Throws <see cref="FormatException"/> for what is none.</param>
    /// <param name="timeZone">IANA name, e.g. Asia/Shanghai.</param>
    /// <param name="closed">Days on which nobody is there to call.</param>
    public CallWindows(string windows, string timeZone, IReadOnlySet<DateOnly>? closed = null)
    {
        _windows = [.. windows.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse).Order()];
        if (_windows.Count == 0)
            throw new FormatException("There is no time of day in which clients may be called.");
        _zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        _closed = closed ?? new HashSet<DateOnly>();
    }

    private CallWindows(CallWindows other) => (_windows, _zone, _closed) = (other._windows, other._zone, new HashSet<DateOnly>());

    /// <summary>The same, of those who are on duty on closed days as well.</summary>
    public CallWindows EveryDay => new(this);

    /// <summary>As the constructor takes them, in their order.</summary>
    public override string ToString() =>
        string.Join(
            ", ",
            _windows.Select(window => string.Create(CultureInfo.InvariantCulture, $"{window.From:HH:mm}-{window.Until:HH:mm}"))
        );

    /// <summary>The day in the clinic.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, _zone).DateTime);

    /// <summary>The moment itself if clients may be called then, else the start of the next window.</summary>
    public DateTimeOffset From(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, _zone);
        var (day, time) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime));
        if (_closed.Contains(day))
            return FirstOf(day);
        foreach (var (from, until) in _windows)
        {
            if (time < from)
                return At(day, from);
            if (time < until)
                return moment;
        }

        return FirstOf(day.AddDays(1));
    }

    /// <summary>The day's first moment in which clients may be called; of a closed day the next open one's.</summary>
    public DateTimeOffset FirstOf(DateOnly day) => At(Open(day), _windows[0].From);

    /// <summary>The end of the day, of a closed one the next open one's: what was to be done is overdue from then on (R-FUP-12).</summary>
    public DateTimeOffset EndOf(DateOnly day) => At(Open(day).AddDays(1), TimeOnly.MinValue);

    private DateOnly Open(DateOnly day)
    {
        while (_closed.Contains(day))
            day = day.AddDays(1);
        return day;
    }

    private DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, _zone.GetUtcOffset(local));
    }

    private static (TimeOnly From, TimeOnly Until) Parse(string window)
    {
        var ends = window.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length != 2)
            throw new FormatException($"\"{window}\" is not a time of day such as 11:00-12:30.");
        var (from, until) = (
            TimeOnly.ParseExact(ends[0], "HH:mm", CultureInfo.InvariantCulture),
            TimeOnly.ParseExact(ends[1], "HH:mm", CultureInfo.InvariantCulture)
        );
        return from < until ? (from, until) : throw new FormatException($"\"{window}\" ends before it begins.");
    }
}

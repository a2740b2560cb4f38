using System.Globalization;

namespace CaseFlow.Engine.Primitives.Waiting;

/// <summary>
/// A cron expression of six fields: second, minute, hour, day, month, weekday (0 or 7 is Sunday). Each is a list of numbers, ranges and
/// steps; months and weekdays also by name.
/// Day and weekday must both fit.
/// </summary>
/// <remarks>
/// Written here because the library at hand numbers weekdays from 1 and cannot combine day with weekday, so the same text would mean
/// another time than it does in Elsa.
/// </remarks>
public sealed class CronSchedule
{
    private const int YearsAhead = 30; // 29 February on a given weekday comes every 28 years

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly bool[] _seconds;
    private readonly bool[] _minutes;
    private readonly bool[] _hours;
    private readonly bool[] _days;
    private readonly bool[] _months;
    private readonly bool[] _weekdays;

    private CronSchedule(string[] fields)
    {
        _seconds = Field(fields[0], 0, 59, []);
        _minutes = Field(fields[1], 0, 59, []);
        _hours = Field(fields[2], 0, 23, []);
        _days = Field(fields[3], 1, 31, []);
        _months = Field(fields[4], 1, 12, Months);
        _weekdays = Field(fields[5], 0, 7, Weekdays);
        _weekdays[0] |= _weekdays[7];
    }

    /// <summary>Throws <see cref="FormatException"/> with what is wrong.</summary>
    public static CronSchedule Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == 6
            ? new CronSchedule(fields)
            : throw new FormatException($"\"{text}\" is no cron expression: it needs six fields, seconds first.");
    }

    /// <summary>The first time after this one that a clock in the zone shows; null if there is none in the next 30 years.</summary>
    /// <remarks>
    /// An hour that the zone leaves out in spring happens at its end. An hour that it has twice in autumn happens once, unless the
    /// expression means every hour.
    /// </remarks>
    public DateTimeOffset? NextAfter(DateTimeOffset time, TimeZoneInfo zone)
    {
        var shown = TimeZoneInfo.ConvertTime(time, zone);
        if (NextClockTime(shown.DateTime) is not { } next)
            return null;
        if (MeansEveryHour)
            return ThroughChanges(shown, new DateTimeOffset(next, shown.Offset), zone);

        while (zone.IsInvalidTime(next))
            next = next.AddMinutes(1).AddSeconds(-next.Second);
        var found = new DateTimeOffset(
            next,
            zone.IsAmbiguousTime(next) ? zone.GetAmbiguousTimeOffsets(next).Max() : zone.GetUtcOffset(next)
        );
        // the clock shows for the second time what was done the first time
        return found > time ? found : NextAfter(found, zone, notBefore: time);
    }

    private DateTimeOffset? NextAfter(DateTimeOffset done, TimeZoneInfo zone, DateTimeOffset notBefore)
    {
        var next = NextAfter(done, zone);
        return next <= notBefore ? NextAfter(next.Value, zone, notBefore) : next;
    }

    private bool MeansEveryHour => Array.TrueForAll(_hours[..24], hour => hour);

    /// <summary>
    /// Elapsed time counts, whatever the clock is set to: if it is set between the two, the search begins again at that moment.
    /// </summary>
    private DateTimeOffset? ThroughChanges(DateTimeOffset from, DateTimeOffset next, TimeZoneInfo zone)
    {
        if (zone.GetUtcOffset(next) == from.Offset)
            return next;
        var (before, after) = (from.ToUnixTimeSeconds(), next.ToUnixTimeSeconds());
        while (after - before > 1)
        {
            var middle = (before + after) / 2;
            if (zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(middle)) == from.Offset)
                before = middle;
            else
                after = middle;
        }
        var change = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(after), zone);
        return NextClockTime(change.DateTime.AddSeconds(-1)) is { } shown
            ? ThroughChanges(change, new DateTimeOffset(shown, change.Offset), zone)
            : null;
    }

    private DateTime? NextClockTime(DateTime time)
    {
        var next = new DateTime(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second).AddSeconds(1);
        var last = time.Year + YearsAhead;
        while (next.Year <= last)
        {
            if (!_months[next.Month])
                next = new DateTime(next.Year, next.Month, 1).AddMonths(1);
            else if (!_days[next.Day] || !_weekdays[(int)next.DayOfWeek])
                next = StartOf(next, TimeSpan.FromDays(1));
            else if (!_hours[next.Hour])
                next = StartOf(next, TimeSpan.FromHours(1));
            else if (!_minutes[next.Minute])
                next = StartOf(next, TimeSpan.FromMinutes(1));
            else if (!_seconds[next.Second])
                next = next.AddSeconds(1);
            else
                return next;
        }
        return null;
    }

    // The beginning of the next day, hour or minute.
    private static DateTime StartOf(DateTime time, TimeSpan unit) => new(time.Ticks - (time.Ticks % unit.Ticks) + unit.Ticks);

    private static bool[] Field(string text, int least, int most, string[] names)
    {
        var fits = new bool[Math.Max(most, 31) + 1];
        foreach (var part in text.Split(','))
        {
            var stepped = part.Split('/');
            var step =
                stepped.Length == 1 ? 1
                : stepped.Length == 2 ? Number(stepped[1], [])
                : throw Wrong();
            var (from, to) = Range(stepped[0], stepped.Length == 2);
            if (from < least || to > most || from > to || step < 1)
                throw Wrong();
            for (var value = from; value <= to; value += step)
                fits[value] = true;
        }
        return fits;

        (int From, int To) Range(string range, bool isStepped)
        {
            if (range is "*" or "?")
                return (least, most);
            var ends = range.Split('-');
            if (ends.Length > 2)
                throw Wrong();
            var from = Number(ends[0], names);
            return (
                from,
                ends.Length == 2 ? Number(ends[1], names)
                : isStepped ? most
                : from
            );
        }

        int Number(string number, string[] known)
        {
            var name = Array.FindIndex(known, name => name.Equals(number, StringComparison.OrdinalIgnoreCase));
            if (name >= 0)
                return name + least;
            return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong();
        }

        FormatException Wrong() => new($"\"{text}\" is no field of a cron expression with values from {least} to {most}.");
    }
}

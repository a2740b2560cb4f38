using System.Globalization;
using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Values;

/// <summary>
/// A JavaScript date: milliseconds since 1970 in UTC, NaN where it is invalid. Local time is that of the step's clock, <see
/// cref="IExpressionScope.Now"/>,
/// so the machine's own zone never shows. It leaves an expression as ISO text.
/// </summary>
internal sealed class DateValue(double milliseconds, TimeSpan offset)
{
    private const double MsPerDay = 86_400_000;
    private const double MaxTime = 8.64e15;

    public double Time { get; private set; } = Clip(milliseconds);

    public double OffsetMs { get; } = offset.TotalMilliseconds;

    public void SetTime(double time) => Time = Clip(time);

    /// <summary>Year, month (0 to 11), day, hour, minute, second, millisecond, weekday (0 is Sunday).</summary>
    public double[] Fields(bool utc)
    {
        var time = Time + (utc ? 0 : OffsetMs);
        var day = Math.Floor(time / MsPerDay);
        var rest = time - (day * MsPerDay);
        var (year, month, date) = Civil((long)day);
        return
        [
            year,
            month,
            date,
            Math.Floor(rest / 3_600_000),
            Math.Floor(rest / 60_000) % 60,
            Math.Floor(rest / 1000) % 60,
            rest % 1000,
            Modulo(day + 4, 7),
        ];
    }

    public static double FromFields(ReadOnlySpan<double> fields, double offsetMs)
    {
        foreach (var field in fields)
        {
            if (!double.IsFinite(field) || Math.Abs(field) > 1e8)
                return double.NaN;
        }

        var months = (fields[0] * 12) + fields[1];
        var day = DaysTo((long)Math.Floor(months / 12), (int)Modulo(months, 12)) + fields[2] - 1;
        return (day * MsPerDay) + (fields[3] * 3_600_000) + (fields[4] * 60_000) + (fields[5] * 1000) + fields[6] - offsetMs;
    }

    /// <summary>ISO text, the date alone as UTC and without a zone as local time; what .NET reads in invariant culture otherwise.</summary>
    public static double Parse(string text, TimeSpan offset)
    {
        var style = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!text.AsSpan().ContainsAnyInRange('0', '9') || !DateTime.TryParse(text, CultureInfo.InvariantCulture, style, out var utc))
            return double.NaN;

        var isDateOnly = text.Length <= 10 && text.Contains('-', StringComparison.Ordinal);
        var time = (utc - DateTime.UnixEpoch).TotalMilliseconds;
        return isDateOnly || HasZone(text) ? Math.Floor(time) : Math.Floor(time) - offset.TotalMilliseconds;
    }

    public string ToIso(Run run)
    {
        if (double.IsNaN(Time))
            throw run.Fail("This date is invalid.");
        run.ChargeSteps(2);
        var f = Fields(utc: true);
        if (f[0] is < 0 or > 9999)
            throw run.Fail("The year of a date must lie between 0 and 9999.");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{f[0]:0000}-{f[1] + 1:00}-{f[2]:00}T{f[3]:00}:{f[4]:00}:{f[5]:00}.{f[6]:000}Z"
        );
    }

    public string ToDateText()
    {
        if (double.IsNaN(Time))
            return "Invalid Date";
        var f = Fields(utc: false);
        var names = CultureInfo.InvariantCulture.DateTimeFormat;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{names.AbbreviatedDayNames[(int)f[7]]} {names.AbbreviatedMonthNames[(int)f[1]]} {f[2]:00} {f[0]:0000}"
        );
    }

    public string ToTimeText()
    {
        var f = Fields(utc: false);
        var minutes = Math.Abs(OffsetMs) / 60_000;
        var sign = OffsetMs < 0 ? '-' : '+';
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{f[3]:00}:{f[4]:00}:{f[5]:00} GMT{sign}{Math.Floor(minutes / 60):00}{minutes % 60:00}"
        );
    }

    public override string ToString() => double.IsNaN(Time) ? "Invalid Date" : $"{ToDateText()} {ToTimeText()}";

    private static bool HasZone(string text)
    {
        var time = text.AsSpan(Math.Max(text.IndexOf(':', StringComparison.Ordinal), 0));
        return time.IndexOfAny("Zz+-") >= 0
            || text.Contains("GMT", StringComparison.Ordinal)
            || text.Contains("UTC", StringComparison.Ordinal);
    }

    private static double Clip(double time) => Math.Abs(time) <= MaxTime ? Math.Truncate(time) + 0 : double.NaN;

    private static double Modulo(double value, double by) => value - (by * Math.Floor(value / by));

    /// <summary>
    /// Days from 1970 to the first of a month, in the calendar carried on in both directions; years are counted from March so that leap
    /// days come last.
    /// </summary>
    private static double DaysTo(long year, int month)
    {
        var y = month < 2 ? year - 1 : year;
        var era = Math.DivRem(y, 400, out var yearOfEra);
        if (yearOfEra < 0)
            (era, yearOfEra) = (era - 1, yearOfEra + 400);
        var dayOfYear = ((153 * ((month + 10) % 12)) + 2) / 5;
        return (era * 146_097d) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
    }

    private static (long Year, int Month, int Day) Civil(long day)
    {
        var shifted = day + 719_468;
        var era = Math.DivRem(shifted, 146_097, out var dayOfEra);
        if (dayOfEra < 0)
            (era, dayOfEra) = (era - 1, dayOfEra + 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var month = ((5 * dayOfYear) + 2) / 153;
        var date = (int)(dayOfYear - (((153 * month) + 2) / 5)) + 1;
        var calendarMonth = (int)((month + 2) % 12);
        return ((era * 400) + yearOfEra + (calendarMonth < 2 ? 1 : 0), calendarMonth, date);
    }
}

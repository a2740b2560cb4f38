using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>Methods of dates, local and UTC alike.</summary>
internal static class DateMethods
{
    private static readonly string[] FieldNames = ["FullYear", "Month", "Date", "Hours", "Minutes", "Seconds", "Milliseconds"];

    /// <summary>How many fields a setter may take from its own on: setHours(hours, minutes, seconds, ms).</summary>
    private static readonly int[] FieldsTaken = [3, 2, 1, 4, 3, 2, 1];

    public static readonly Dictionary<string, Method> All = Build();

    private static Dictionary<string, Method> Build()
    {
        var all = new Dictionary<string, Method>
        {
            ["getTime"] = (_, self, _) => ((DateValue)self).Time,
            ["valueOf"] = (_, self, _) => ((DateValue)self).Time,
            ["setTime"] = (run, self, args) => SetTime((DateValue)self, Coerce.ToNumber(run, args.At(0))),
            ["getTimezoneOffset"] = (_, self, _) => 0 - (((DateValue)self).OffsetMs / 60_000),
            ["toISOString"] = (run, self, _) => ((DateValue)self).ToIso(run),
            ["toJSON"] = (run, self, _) => double.IsNaN(((DateValue)self).Time) ? null : ((DateValue)self).ToIso(run),
            ["toDateString"] = (_, self, _) => ((DateValue)self).ToDateText(),
            ["toTimeString"] = (_, self, _) => ((DateValue)self).ToTimeText(),
            ["getDay"] = (_, self, _) => Get((DateValue)self, 7, utc: false),
            ["getUTCDay"] = (_, self, _) => Get((DateValue)self, 7, utc: true),
        };

        for (var i = 0; i < FieldNames.Length; i++)
        {
            var field = i;
            all.Add("get" + FieldNames[i], (_, self, _) => Get((DateValue)self, field, utc: false));
            all.Add("getUTC" + FieldNames[i], (_, self, _) => Get((DateValue)self, field, utc: true));
            all.Add("set" + FieldNames[i], (run, self, args) => Set(run, (DateValue)self, field, args, utc: false));
            all.Add("setUTC" + FieldNames[i], (run, self, args) => Set(run, (DateValue)self, field, args, utc: true));
        }

        return all;
    }

    private static double Get(DateValue date, int field, bool utc) => double.IsNaN(date.Time) ? double.NaN : date.Fields(utc)[field];

    private static double Set(Run run, DateValue date, int field, ReadOnlySpan<object?> args, bool utc)
    {
        if (double.IsNaN(date.Time))
            return double.NaN;
        var fields = date.Fields(utc);
        for (var i = 0; i < Math.Min(args.Length, FieldsTaken[field]); i++)
            fields[field + i] = Math.Truncate(Coerce.ToNumber(run, args[i]));
        return SetTime(date, args.Length == 0 ? double.NaN : DateValue.FromFields(fields, utc ? 0 : date.OffsetMs));
    }

    private static double SetTime(DateValue date, double time)
    {
        date.SetTime(time);
        return date.Time;
    }
}

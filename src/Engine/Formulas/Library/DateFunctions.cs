using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>Making dates. The present moment is the step's, the same for the whole step.</summary>
internal static class DateFunctions
{
    public static readonly FunctionGroup Group = new(
        "Date",
        new Dictionary<string, object?>
        {
            ["now"] = new NativeFunction((run, _) => Now(run)),
            ["parse"] = new NativeFunction((run, args) => DateValue.Parse(Coerce.ToText(run, args.At(0)), run.Scope.Now.Offset)),
            ["UTC"] = new NativeFunction((run, args) => FromFields(run, args, 0)),
        },
        (run, _) => new DateValue(Now(run), run.Scope.Now.Offset).ToString()
    );

    public static DateValue New(Run run, object?[] args)
    {
        var offset = run.Scope.Now.Offset;
        var time = args switch
        {
            [] => Now(run),
            [DateValue date] => date.Time,
            [string text] => DateValue.Parse(text, offset),
            [var number] => Coerce.ToNumber(run, number),
            _ => FromFields(run, args, offset.TotalMilliseconds),
        };
        return new DateValue(time, offset);
    }

    private static double Now(Run run) => run.Scope.Now.ToUnixTimeMilliseconds();

    private static double FromFields(Run run, ReadOnlySpan<object?> args, double offsetMs)
    {
        double[] fields = [double.NaN, 0, 1, 0, 0, 0, 0];
        for (var i = 0; i < Math.Min(args.Length, fields.Length); i++)
            fields[i] = Math.Truncate(Coerce.ToNumber(run, args[i]));
        if (fields[0] is >= 0 and <= 99)
            fields[0] += 1900;
        return DateValue.FromFields(fields, offsetMs);
    }
}

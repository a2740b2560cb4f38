using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>Math, without chance: an expression gives the same whenever it is evaluated again.</summary>
internal static class MathFunctions
{
    public static readonly FunctionGroup Group = new(
        "Math",
        new Dictionary<string, object?>
        {
            ["PI"] = Math.PI,
            ["E"] = Math.E,
            ["LN2"] = Math.Log(2),
            ["LN10"] = Math.Log(10),
            ["LOG2E"] = 1 / Math.Log(2),
            ["LOG10E"] = 1 / Math.Log(10),
            ["SQRT2"] = Math.Sqrt(2),
            ["SQRT1_2"] = Math.Sqrt(0.5),
            ["abs"] = One(Math.Abs),
            ["ceil"] = One(Math.Ceiling),
            ["floor"] = One(Math.Floor),
            ["trunc"] = One(Math.Truncate),
            ["round"] = One(Round),
            ["sign"] = One(x => double.IsNaN(x) || x == 0 ? x : Math.Sign(x)),
            ["sqrt"] = One(Math.Sqrt),
            ["cbrt"] = One(CubeRoot),
            ["exp"] = One(Math.Exp),
            ["log"] = One(Math.Log),
            ["log2"] = One(Math.Log2),
            ["log10"] = One(Math.Log10),
            ["sin"] = One(Math.Sin),
            ["cos"] = One(Math.Cos),
            ["tan"] = One(Math.Tan),
            ["asin"] = One(Math.Asin),
            ["acos"] = One(Math.Acos),
            ["atan"] = One(Math.Atan),
            ["atan2"] = Two(Math.Atan2),
            ["pow"] = Two(Operators.Power),
            ["hypot"] = new NativeFunction((run, args) => Hypot(run, args)),
            ["max"] = new NativeFunction((run, args) => Fold(run, args, double.NegativeInfinity, Math.Max)),
            ["min"] = new NativeFunction((run, args) => Fold(run, args, double.PositiveInfinity, Math.Min)),
        }
    );

    /// <summary>Halves go up, also below zero.</summary>
    private static double Round(double number)
    {
        var floor = Math.Floor(number);
        return number - floor >= 0.5 ? floor + 1 : floor;
    }

    /// <summary>Whole where it is: the library's root of 27 misses 3 by one bit.</summary>
    private static double CubeRoot(double number)
    {
        var whole = Math.Round(Math.Cbrt(number));
        return whole * whole * whole == number ? whole : Math.Cbrt(number);
    }

    private static NativeFunction One(Func<double, double> function) => new((run, args) => function(Coerce.ToNumber(run, args.At(0))));

    private static NativeFunction Two(Func<double, double, double> function) =>
        new((run, args) => function(Coerce.ToNumber(run, args.At(0)), Coerce.ToNumber(run, args.At(1))));

    private static double Fold(Run run, ReadOnlySpan<object?> args, double start, Func<double, double, double> fold)
    {
        run.ChargeItems(args.Length);
        foreach (var arg in args)
            start = fold(start, Coerce.ToNumber(run, arg));
        return start;
    }

    private static double Hypot(Run run, ReadOnlySpan<object?> args)
    {
        var sum = 0d;
        foreach (var arg in args)
            sum += Math.Pow(Coerce.ToNumber(run, arg), 2);
        return Math.Sqrt(sum);
    }
}

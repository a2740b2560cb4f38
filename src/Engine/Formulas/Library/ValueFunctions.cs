using System.Text;
using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>Number, String, Boolean and the functions beside them.</summary>
internal static class ValueFunctions
{
    private const double MaxSafe = 9007199254740991;

    public static readonly NativeFunction ParseFloat = new((run, args) => NumberText.ReadStart(Coerce.ToText(run, args.At(0))));

    public static readonly NativeFunction ParseInt = new(
        (run, args) =>
            NumberText.ReadWholeStart(Coerce.ToText(run, args.At(0)), Coerce.ToInt32(run, args.At(1) is Undefined ? 0d : args.At(1)))
    );

    public static readonly FunctionGroup OfNumber = new(
        "Number",
        new Dictionary<string, object?>
        {
            ["MAX_SAFE_INTEGER"] = MaxSafe,
            ["MIN_SAFE_INTEGER"] = -MaxSafe,
            ["MAX_VALUE"] = double.MaxValue,
            ["MIN_VALUE"] = double.Epsilon,
            ["EPSILON"] = Math.BitIncrement(1d) - 1,
            ["POSITIVE_INFINITY"] = double.PositiveInfinity,
            ["NEGATIVE_INFINITY"] = double.NegativeInfinity,
            ["NaN"] = double.NaN,
            ["isNaN"] = new NativeFunction((_, args) => Coerce.Box(args.At(0) is double number && double.IsNaN(number))),
            ["isFinite"] = new NativeFunction((_, args) => Coerce.Box(args.At(0) is double number && double.IsFinite(number))),
            ["isInteger"] = new NativeFunction((_, args) => Coerce.Box(args.At(0) is double number && double.IsInteger(number))),
            ["isSafeInteger"] = new NativeFunction(
                (_, args) => Coerce.Box(args.At(0) is double number && double.IsInteger(number) && Math.Abs(number) <= MaxSafe)
            ),
            ["parseFloat"] = ParseFloat,
            ["parseInt"] = ParseInt,
        },
        (run, args) => args.Length == 0 ? 0d : Coerce.ToNumber(run, args[0])
    );

    public static readonly FunctionGroup OfString = new(
        "String",
        new Dictionary<string, object?>
        {
            ["fromCharCode"] = new NativeFunction((run, args) => FromCodes(run, args, whole: false)),
            ["fromCodePoint"] = new NativeFunction((run, args) => FromCodes(run, args, whole: true)),
        },
        (run, args) => args.Length == 0 ? "" : Coerce.ToText(run, args[0])
    );

    public static readonly FunctionGroup OfBoolean = new(
        "Boolean",
        new Dictionary<string, object?>(),
        (_, args) => Coerce.Box(Coerce.Truthy(args.At(0)))
    );

    public static readonly Dictionary<string, object?> Others = new()
    {
        ["parseFloat"] = ParseFloat,
        ["parseInt"] = ParseInt,
        ["isNaN"] = new NativeFunction((run, args) => Coerce.Box(double.IsNaN(Coerce.ToNumber(run, args.At(0))))),
        ["isFinite"] = new NativeFunction((run, args) => Coerce.Box(double.IsFinite(Coerce.ToNumber(run, args.At(0))))),
        ["encodeURIComponent"] = new NativeFunction((run, args) => Encode(run, Coerce.ToText(run, args.At(0)))),
        ["decodeURIComponent"] = new NativeFunction((run, args) => run.CheckText(Uri.UnescapeDataString(Coerce.ToText(run, args.At(0))))),
    };

    private static string FromCodes(Run run, ReadOnlySpan<object?> args, bool whole)
    {
        var text = new StringBuilder();
        foreach (var arg in args)
        {
            var code = Coerce.ToInt32(run, arg);
            if (!whole)
                text.Append((char)code);
            else if (Rune.IsValid(code))
                text.Append(new Rune(code).ToString());
            else
                throw run.Fail("There is no character of this number.");
        }

        return run.CheckText(text.ToString());
    }

    /// <summary>Like .NET's escaping but for the five signs that JavaScript leaves.</summary>
    private static string Encode(Run run, string text) =>
        run.CheckText(
            Uri.EscapeDataString(text)
                .Replace("%21", "!", StringComparison.Ordinal)
                .Replace("%27", "'", StringComparison.Ordinal)
                .Replace("%28", "(", StringComparison.Ordinal)
                .Replace("%29", ")", StringComparison.Ordinal)
                .Replace("%2A", "*", StringComparison.Ordinal)
        );
}

using System.Globalization;
using System.Text;
using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>Methods of texts that need no pattern.</summary>
internal static class TextMethods
{
    public static readonly Dictionary<string, Method> All = new()
    {
        ["at"] = (run, self, args) => (object?)At((string)self, args.WholeAt(run, 0), fromEnd: true) ?? Undefined.Value,
        ["charAt"] = (run, self, args) => At((string)self, args.WholeAt(run, 0), fromEnd: false) ?? "",
        ["charCodeAt"] = (run, self, args) => At((string)self, args.WholeAt(run, 0), fromEnd: false) is { } c ? (double)c[0] : double.NaN,
        ["codePointAt"] = (run, self, args) => CodePoint((string)self, args.WholeAt(run, 0)),
        ["concat"] = (run, self, args) => Concat(run, (string)self, args),
        ["includes"] = (run, self, args) =>
            Coerce.Box(Find(run, (string)self, Text(run, args), args.PositionAt(run, 1, ((string)self).Length, 0)) >= 0),
        ["indexOf"] = (run, self, args) =>
            (double)Find(run, (string)self, Text(run, args), args.PositionAt(run, 1, ((string)self).Length, 0)),
        ["lastIndexOf"] = (run, self, args) => (double)FindLast(run, (string)self, Text(run, args)),
        ["startsWith"] = (run, self, args) => Coerce.Box(StartsWith(run, (string)self, args)),
        ["endsWith"] = (run, self, args) => Coerce.Box(EndsWith(run, (string)self, args)),
        ["localeCompare"] = (run, self, args) => Compare(run, (string)self, args),
        ["normalize"] = (run, self, args) => Normalize(run, (string)self, args),
        ["padStart"] = (run, self, args) => Padding(run, (string)self, args) + (string)self,
        ["padEnd"] = (run, self, args) => (string)self + Padding(run, (string)self, args),
        ["repeat"] = (run, self, args) => Repeat(run, (string)self, args.WholeAt(run, 0)),
        ["slice"] = (run, self, args) => Slice(run, (string)self, args),
        ["substring"] = (run, self, args) => Substring(run, (string)self, args),
        ["substr"] = (run, self, args) => Substr(run, (string)self, args),
        ["toLowerCase"] = (run, self, _) => run.CheckText(((string)self).ToLowerInvariant()),
        ["toUpperCase"] = (run, self, _) => run.CheckText(((string)self).ToUpperInvariant()),
        ["trim"] = (run, self, _) => run.CheckText(((string)self).Trim().Trim('\uFEFF')),
        ["trimStart"] = (run, self, _) => run.CheckText(((string)self).TrimStart()),
        ["trimEnd"] = (run, self, _) => run.CheckText(((string)self).TrimEnd()),
    };

    /// <summary>A search costs as much as both texts are long, multiplied: in the worst case it looks at everything everywhere.</summary>
    public static int Find(Run run, string text, string part, int start)
    {
        Charge(run, text, part);
        return text.IndexOf(part, start, StringComparison.Ordinal);
    }

    public static void Charge(Run run, string text, string part) => run.ChargeText((long)text.Length * (1 + (part.Length >> 6)));

    private static int FindLast(Run run, string text, string part)
    {
        Charge(run, text, part);
        return text.LastIndexOf(part, StringComparison.Ordinal);
    }

    private static string Text(Run run, ReadOnlySpan<object?> args)
    {
        if (args.At(0) is PatternValue)
            throw run.Fail("A text is expected here, not a pattern.");
        return Coerce.ToText(run, args.At(0));
    }

    private static string? At(string text, double index, bool fromEnd)
    {
        if (fromEnd && index < 0)
            index += text.Length;
        return index >= 0 && index < text.Length ? text[(int)index].ToString() : null;
    }

    private static object CodePoint(string text, double index)
    {
        if (index < 0 || index >= text.Length)
            return Undefined.Value;
        var i = (int)index;
        return char.IsSurrogatePair(text, i) ? char.ConvertToUtf32(text, i) : (double)text[i];
    }

    private static string Concat(Run run, string text, ReadOnlySpan<object?> args)
    {
        var result = new StringBuilder(text);
        foreach (var arg in args)
            result.Append(Coerce.ToText(run, arg));
        return run.CheckText(result.ToString());
    }

    private static bool StartsWith(Run run, string text, ReadOnlySpan<object?> args)
    {
        var part = Text(run, args);
        run.ChargeText(part.Length);
        return text.AsSpan(args.PositionAt(run, 1, text.Length, 0)).StartsWith(part, StringComparison.Ordinal);
    }

    private static bool EndsWith(Run run, string text, ReadOnlySpan<object?> args)
    {
        var part = Text(run, args);
        run.ChargeText(part.Length);
        return text.AsSpan(0, args.PositionAt(run, 1, text.Length, text.Length)).EndsWith(part, StringComparison.Ordinal);
    }

    private static double Compare(Run run, string text, ReadOnlySpan<object?> args)
    {
        var other = Coerce.ToText(run, args.At(0));
        run.ChargeText((text.Length + other.Length) * 8L);
        return Math.Sign(Culture(run, args.At(1)).CompareInfo.Compare(text, other));
    }

    /// <summary>Invariant where none is named: the machine's own must not matter.</summary>
    private static CultureInfo Culture(Run run, object? name)
    {
        if (name is Undefined)
            return CultureInfo.InvariantCulture;
        try
        {
            return CultureInfo.GetCultureInfo(Coerce.ToText(run, name), predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            throw run.Fail($"There is no language '{name}'.");
        }
    }

    private static string Normalize(Run run, string text, ReadOnlySpan<object?> args)
    {
        var form = args.At(0) switch
        {
            Undefined or "NFC" => NormalizationForm.FormC,
            "NFD" => NormalizationForm.FormD,
            "NFKC" => NormalizationForm.FormKC,
            "NFKD" => NormalizationForm.FormKD,
            _ => throw run.Fail("The forms of a text are NFC, NFD, NFKC and NFKD."),
        };

        run.ChargeText(text.Length * 8L);
        return StringIsWhole(text) ? run.CheckText(text.Normalize(form)) : text;
    }

    /// <summary>No half of a surrogate pair stands alone; .NET normalises nothing else.</summary>
    private static bool StringIsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
                return false;
            i++;
        }

        return true;
    }

    private static string Padding(Run run, string text, ReadOnlySpan<object?> args)
    {
        var missing = args.WholeAt(run, 0) - text.Length;
        var filler = args.At(1) is Undefined ? " " : Coerce.ToText(run, args[1]);
        if (missing <= 0 || filler.Length == 0)
            return "";
        var padding = Repeat(run, filler, Math.Ceiling(missing / filler.Length));
        return padding[..(int)missing];
    }

    private static string Repeat(Run run, string text, double count)
    {
        if (count < 0 || double.IsInfinity(count))
            throw run.Fail("A text cannot be repeated this often.");
        if (text.Length == 0)
            return "";
        if (count * text.Length > Run.MaxText)
            throw run.TooLongText();
        return run.CheckText(new StringBuilder(text.Length * (int)count).Insert(0, text, (int)count).ToString());
    }

    private static string Slice(Run run, string text, ReadOnlySpan<object?> args)
    {
        var start = args.PositionAt(run, 0, text.Length, 0);
        var end = args.PositionAt(run, 1, text.Length, text.Length);
        return start < end ? run.CheckText(text[start..end]) : "";
    }

    private static string Substring(Run run, string text, ReadOnlySpan<object?> args)
    {
        var start = (int)Math.Clamp(args.WholeAt(run, 0), 0, text.Length);
        var end = (int)Math.Clamp(args.WholeAt(run, 1, text.Length), 0, text.Length);
        return run.CheckText(start < end ? text[start..end] : text[end..start]);
    }

    private static string Substr(Run run, string text, ReadOnlySpan<object?> args)
    {
        var start = args.PositionAt(run, 0, text.Length, 0);
        var length = (int)Math.Clamp(args.WholeAt(run, 1, text.Length), 0, text.Length - start);
        return run.CheckText(text.Substring(start, length));
    }
}

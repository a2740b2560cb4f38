using System.Buffers;
using System.Globalization;

namespace CaseFlow.Engine.Formulas.Values;

/// <summary>Numbers as JavaScript writes and reads them.</summary>
internal static class NumberText
{
    private const double MaxSafe = 9007199254740991;
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789+-.eE");

    public static string Write(double number)
    {
        if (number == 0)
            return "0";
        if (Math.Abs(number) <= MaxSafe && Math.Truncate(number) == number)
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "Infinity" : "-Infinity";

        var (digits, point) = Shortest(Math.Abs(number));
        return (number < 0 ? "-" : "") + Place(digits, point);
    }

    /// <summary>A text that holds nothing but a number, blanks around it allowed; NaN otherwise.</summary>
    public static double Read(string text)
    {
        var trimmed = text.AsSpan().Trim().Trim('\uFEFF');
        if (trimmed.IsEmpty)
            return 0;
        if (trimmed.Length > 2 && trimmed[0] == '0' && char.IsAsciiLetter(trimmed[1]) && trimmed[1] is not ('e' or 'E'))
            return ReadPrefixed(trimmed);

        switch (trimmed)
        {
            case "Infinity" or "+Infinity":
                return double.PositiveInfinity;
            case "-Infinity":
                return double.NegativeInfinity;
        }

        var style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var isPlain = trimmed.ContainsAnyInRange('0', '9') && !trimmed.ContainsAnyExcept(NumberSigns);
        return isPlain && double.TryParse(trimmed, style, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }

    /// <summary>The longest start of the text that is a number; what parseFloat does.</summary>
    public static double ReadStart(string text)
    {
        var rest = text.AsSpan().TrimStart();
        var at = rest.Length > 0 && rest[0] is '+' or '-' ? 1 : 0;
        if (rest[at..].StartsWith("Infinity"))
            return rest[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;

        at = SkipDigits(rest, at);
        if (at < rest.Length && rest[at] == '.')
            at = SkipDigits(rest, at + 1);
        if (at < rest.Length && rest[at] is 'e' or 'E')
        {
            var sign = at + 1 < rest.Length && rest[at + 1] is '+' or '-' ? 1 : 0;
            var end = SkipDigits(rest, at + 1 + sign);
            if (end > at + 1 + sign)
                at = end;
        }

        var start = rest[..at];
        return start.ContainsAnyInRange('0', '9') ? Read(start.ToString()) : double.NaN;
    }

    /// <summary>The whole number at the start of the text, in any radix; what parseInt does.</summary>
    public static double ReadWholeStart(string text, int radix)
    {
        var rest = text.AsSpan().TrimStart();
        var negative = rest.StartsWith("-");
        if (negative || rest.StartsWith("+"))
            rest = rest[1..];
        if (radix is 0 or 16 && rest.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[2..];
            radix = 16;
        }

        if (radix == 0)
            radix = 10;
        if (radix is < 2 or > 36)
            return double.NaN;

        var length = 0;
        while (length < rest.Length && DigitOf(rest[length]) < radix)
            length++;
        if (length == 0)
            return double.NaN;

        var value =
            radix == 10 ? double.Parse(rest[..length], NumberStyles.None, CultureInfo.InvariantCulture) : ReadWhole(rest[..length], radix);
        return negative ? -value : value;
    }

    /// <summary>The shortest digits that read back as the same number, and how many of them stand before the point.</summary>
    public static (string Digits, int Point) Shortest(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var end = text.IndexOf('E');
        var exponent = end < 0 ? 0 : int.Parse(text.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var plain = end < 0 ? text : text[..end];

        var dot = plain.IndexOf('.');
        var all = plain.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var point = (dot < 0 ? plain.Length : dot) - (all.Length - digits.Length);
        return (digits.TrimEnd('0'), point + exponent);
    }

    private static string Place(string digits, int point)
    {
        if (point is > 0 and <= 21)
            return digits.Length <= point ? digits.PadRight(point, '0') : $"{digits[..point]}.{digits[point..]}";
        if (point is > -6 and <= 0)
            return "0." + new string('0', -point) + digits;

        var sign = point > 0 ? '+' : '-';
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{sign}{Math.Abs(point - 1)}");
    }

    private static double ReadPrefixed(ReadOnlySpan<char> text)
    {
        var radix = char.ToLowerInvariant(text[1]) switch
        {
            'x' => 16,
            'o' => 8,
            'b' => 2,
            _ => 0,
        };
        foreach (var c in text[2..])
        {
            if (DigitOf(c) >= radix)
                return double.NaN;
        }

        return ReadWhole(text[2..], radix);
    }

    private static double ReadWhole(ReadOnlySpan<char> digits, int radix)
    {
        var value = 0d;
        foreach (var c in digits)
            value = (value * radix) + DigitOf(c);
        return value;
    }

    private static int DigitOf(char c) =>
        c switch
        {
            >= '0' and <= '9' => c - '0',
            >= 'a' and <= 'z' => c - 'a' + 10,
            >= 'A' and <= 'Z' => c - 'A' + 10,
            _ => int.MaxValue,
        };

    private static int SkipDigits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }
}

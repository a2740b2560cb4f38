using System.Globalization;
using System.Numerics;
using System.Text;
using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>Methods of numbers.</summary>
internal static class NumberMethods
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static readonly Dictionary<string, Method> All = new()
    {
        ["toFixed"] = (run, self, args) => ToFixed(run, (double)self, args.WholeAt(run, 0)),
        ["toPrecision"] = (run, self, args) =>
            args.At(0) is Undefined ? NumberText.Write((double)self) : ToPrecision(run, (double)self, args.WholeAt(run, 0)),
        ["toString"] = (run, self, args) => ToText(run, (double)self, args.WholeAt(run, 0, 10)),
    };

    private static string ToFixed(Run run, double number, double digits)
    {
        if (digits is < 0 or > 100)
            throw run.Fail("toFixed takes 0 to 100 digits.");
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e21)
            return NumberText.Write(number);
        run.ChargeSteps(4 + (int)digits);
        return (number < 0 ? "-" : "") + WithPoint(Rounded(Math.Abs(number), (int)digits), (int)digits);
    }

    private static string ToPrecision(Run run, double number, double precision)
    {
        if (precision is < 1 or > 100)
            throw run.Fail("toPrecision takes 1 to 100 digits.");
        if (!double.IsFinite(number))
            return NumberText.Write(number);
        run.ChargeSteps(4 + (int)precision);

        var (sign, places, size) = (number < 0 ? "-" : "", (int)precision, Math.Abs(number));
        var exponent = size == 0 ? 0 : NumberText.Shortest(size).Point - 1;
        var digits = Rounded(size, places - 1 - exponent).ToString(CultureInfo.InvariantCulture);
        if (digits.Length > places)
            (digits, exponent) = (digits[..places], exponent + 1); // 9.99 became 10.0
        if (exponent >= -6 && exponent < places)
            return sign + WithPoint(BigInteger.Parse(digits, CultureInfo.InvariantCulture), places - 1 - exponent);

        var mantissa = places == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
    }

    /// <summary>
    /// The exact value of the number times ten to the power, halves up; .NET's own formatting takes halves to the even side.
    /// </summary>
    private static BigInteger Rounded(double number, int power)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)(bits >> 52);
        var (above, below) = (new BigInteger(exponent == 0 ? bits << 1 : (bits & 0xFFFFFFFFFFFFF) | 0x10000000000000), BigInteger.One);
        if (power >= 0)
            above *= BigInteger.Pow(10, power);
        else
            below *= BigInteger.Pow(10, -power);
        if (exponent >= 1075)
            above <<= exponent - 1075;
        else
            below <<= 1075 - exponent;
        return ((above * 2) + below) / (below * 2);
    }

    private static string WithPoint(BigInteger value, int decimals)
    {
        var digits = value.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}";
    }

    private static string ToText(Run run, double number, double radix)
    {
        if (radix == 10 || !double.IsFinite(number))
            return NumberText.Write(number);
        if (radix is < 2 or > 36)
            throw run.Fail("A number can be written in base 2 to 36.");
        if (Math.Abs(number) >= 1e21)
            throw run.Fail("This number is too large to be written in another base.");

        run.ChargeSteps(10);
        var whole = Math.Floor(Math.Abs(number));
        var text = WholeDigits(whole, (int)radix) + Fraction(Math.Abs(number) - whole, (int)radix);
        return number < 0 ? "-" + text : text;
    }

    private static string WholeDigits(double whole, int radix)
    {
        var text = new StringBuilder();
        do
        {
            text.Insert(0, Digits[(int)(whole % radix)]);
            whole = Math.Floor(whole / radix);
        } while (whole > 0);
        return text.ToString();
    }

    /// <summary>As many places as the number's own bits need, 52 at most.</summary>
    private static string Fraction(double rest, int radix)
    {
        if (rest == 0)
            return "";
        var text = new StringBuilder(".");
        for (var i = 0; i < 52 && rest > 0; i++)
        {
            rest *= radix;
            text.Append(Digits[(int)rest]);
            rest -= Math.Floor(rest);
        }

        return text.ToString();
    }
}

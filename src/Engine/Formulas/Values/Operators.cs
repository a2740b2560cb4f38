using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Values;

/// <summary>The operators that work on more than numbers.</summary>
internal static class Operators
{
    public static object? Add(Run run, object? left, object? right)
    {
        if (left is double a && right is double b)
            return a + b;
        var x = Coerce.ToPrimitive(run, left, preferText: true);
        var y = Coerce.ToPrimitive(run, right, preferText: true);
        if (x is not string && y is not string)
            return Coerce.ToNumber(run, x) + Coerce.ToNumber(run, y);

        var (first, second) = (Coerce.ToText(run, x), Coerce.ToText(run, y));
        if (first.Length + second.Length > Run.MaxText)
            throw run.TooLongText();
        run.ChargeText(first.Length + second.Length);
        return first + second;
    }

    /// <summary>Smaller, equal or greater; null where the two cannot be compared (not a number).</summary>
    public static int? Compare(Run run, object? left, object? right)
    {
        if (left is double a && right is double b)
            return Compare(a, b);
        var x = Coerce.ToPrimitive(run, left, preferText: false);
        var y = Coerce.ToPrimitive(run, right, preferText: false);
        if (x is not string first || y is not string second)
            return Compare(Coerce.ToNumber(run, x), Coerce.ToNumber(run, y));

        run.ChargeText(Math.Min(first.Length, second.Length));
        return string.CompareOrdinal(first, second);
    }

    public static bool StrictlyEqual(Run run, object? left, object? right)
    {
        switch (left, right)
        {
            case (double a, double b):
                return a == b;
            case (bool a, bool b):
                return a == b;
            case (string a, string b):
                run.ChargeText(Math.Min(a.Length, b.Length));
                return a == b;
            default:
                return ReferenceEquals(left, right);
        }
    }

    /// <summary>Like <c>===</c>, but a NaN equals itself: what includes() looks with.</summary>
    public static bool SameValue(Run run, object? left, object? right) =>
        (left is double a && right is double b && double.IsNaN(a) && double.IsNaN(b)) || StrictlyEqual(run, left, right);

    public static bool LooselyEqual(Run run, object? left, object? right)
    {
        if (left is null or Undefined || right is null or Undefined)
            return left is null or Undefined && right is null or Undefined;
        if (IsObject(left) && IsObject(right))
            return ReferenceEquals(left, right);

        var x = Coerce.ToPrimitive(run, left, preferText: true);
        var y = Coerce.ToPrimitive(run, right, preferText: true);
        if (x is string && y is string)
            return StrictlyEqual(run, x, y);
        return Coerce.ToNumber(run, x) == Coerce.ToNumber(run, y);
    }

    /// <summary>Differs from <see cref="Math.Pow"/> where the base is 1 or -1 and the exponent is no number or endless.</summary>
    public static double Power(double left, double right) =>
        double.IsNaN(right) || (Math.Abs(left) == 1 && double.IsInfinity(right)) ? double.NaN : Math.Pow(left, right);

    private static int? Compare(double left, double right)
    {
        if (left < right)
            return -1;
        if (left > right)
            return 1;
        return left == right ? 0 : null;
    }

    private static bool IsObject(object value) => value is not (string or double or bool);
}

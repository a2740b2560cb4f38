using System.Text.Json;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>
/// integer, scale, decimal and money. Money stays a decimal text ("1280.00") all the way; the others become the engine's numbers.
/// </summary>
internal static class NumberFields
{
    /// <summary>Beyond it the engine's numbers are not exact.</summary>
    private const decimal Greatest = 9_007_199_254_740_991;

    private const decimal MostMoney = 100_000_000;

    public static object? Integer(FieldAnswer answer, JsonElement json, FormFacts facts)
    {
        if (!JsonText.TryReadNumber(json, out var number))
            return answer.Fail("field.not-a-number");
        if (number != decimal.Truncate(number))
            return answer.Fail("field.not-a-whole-number");
        return IsWithin(answer, number, -Greatest, Greatest) ? (double)number : null;
    }

    public static object? Decimal(FieldAnswer answer, JsonElement json, FormFacts facts)
    {
        if (!JsonText.TryReadNumber(json, out var number))
            return answer.Fail("field.not-a-number");
        return IsWithin(answer, number, -Greatest, Greatest) ? (double)number : null;
    }

    public static object? Money(FieldAnswer answer, JsonElement json, FormFacts facts)
    {
        if (!JsonText.TryReadNumber(json, out var amount))
            return answer.Fail("field.not-money");
        if (amount != decimal.Round(amount, 2))
            return answer.Fail("field.not-exact-to-the-fen");
        return IsWithin(answer, amount, 0, MostMoney) ? Shared.Money.Text(amount) : null;
    }

    private static bool IsWithin(FieldAnswer answer, decimal number, decimal usualMin, decimal usualMax)
    {
        var (min, max) = (answer.Field.Min ?? usualMin, answer.Field.Max ?? usualMax);
        if (number < min)
            answer.Fail("field.below-min", JsonText.Show(min));
        if (number > max)
            answer.Fail("field.above-max", JsonText.Show(max));
        return number >= min && number <= max;
    }
}

using CaseFlow.Workflows.Sales.Categories;
using FluentValidation;

namespace CaseFlow.Workflows.Sales.Prices;

internal static class PriceRules
{
    private const int LongestDescription = 2000;

    /// <param name="field">Null: as it is called.</param>
    public static void IsMinutes<T>(this IRuleBuilderInitial<T, int> rule, string? field = null)
    {
        var within = rule.InclusiveBetween(0, 24 * 60).WithErrorCode("price.bad-minutes");
        if (field is not null)
            within.OverridePropertyName(field);
    }

    public static void IsDescription<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(LongestDescription)
            .WithErrorCode("field.too-long")
            .Must(text => text?.Any(sign => char.IsControl(sign) && sign is not ('\n' or '\r' or '\t')) != true)
            .WithErrorCode("field.control-character");

    /// <summary>There is one of this code; one that is no longer used stays with what has it.</summary>
    public static IRuleBuilderOptions<T, string?> IsCategory<T>(this IRuleBuilder<T, string?> rule, CategoryBook categories) =>
        rule.MustAsync(async (code, cancel) => code is null || await categories.KnowsAsync(code, cancel))
            .WithErrorCode("field.unknown-option");

    public static void IsPrice<T>(this IRuleBuilderInitial<T, decimal> rule) =>
        rule.InclusiveBetween(0, 100_000_000)
            .WithErrorCode("price.out-of-range")
            .Must(price => price == decimal.Round(price, 2))
            .WithErrorCode("field.not-exact-to-the-fen");
}

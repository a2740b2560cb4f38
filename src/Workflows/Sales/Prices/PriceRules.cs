using FluentValidation;

namespace CaseFlow.Workflows.Sales.Prices;

internal static class PriceRules
{
    public static void IsPrice<T>(this IRuleBuilderInitial<T, decimal> rule) =>
        rule.InclusiveBetween(0, 100_000_000)
            .WithErrorCode("price.out-of-range")
            .Must(price => price == decimal.Round(price, 2))
            .WithErrorCode("field.not-exact-to-the-fen");
}

using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.PriceItems;

/// <summary>Adds an item to a branch's price list, or changes the one with its code. Orders keep the prices that they froze (R-PAY-1).</summary>
public static class SavePriceItem
{
    public sealed record Command(
        BranchId BranchId, string Code, string Name, string EnglishName, string Category, string Unit, decimal Price, bool DemandsReview = false, int AnaestheticMinutes = 0, int Rank = 0)
        : ICommand<Response>;

    public sealed record Response(PriceItemId Id);
}

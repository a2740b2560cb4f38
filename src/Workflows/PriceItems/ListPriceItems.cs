using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.PriceItems;

/// <summary>What can be sold, in the order of the list.</summary>
public static class ListPriceItems
{
    public sealed record Query(string? Q = null, string? Category = null, Paging? Paging = null) : IQuery<Page<Item>>;

    /// <param name="Price">CNY, as "1280.00"; null for roles whose forms show none (doctors, P1.6).</param>
    public sealed record Item(PriceItemId Id, string Code, string Name, string EnglishName, string Category, string Unit, string? Price, bool DemandsReview);
}

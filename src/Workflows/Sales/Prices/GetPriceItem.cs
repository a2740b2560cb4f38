using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>One item of a branch's price list with all its prices, for those who make the list.</summary>
public static class GetPriceItem
{
    /// <param name="BranchId">Null: the caller's only or first branch.</param>
    public sealed record Query(string Code, BranchId? BranchId = null) : IQuery<PriceListItem>;

    public sealed class Handler(PriceBook book) : IQueryHandler<Query, PriceListItem>
    {
        public async Task<Result<PriceListItem>> Handle(Query query, CancellationToken cancel)
        {
            var found = await book.FindAsync(query.Code, query.BranchId, cancel);
            return found.IsSuccess ? PriceListItem.Of(found.Value, await book.TodayAsync(found.Value, cancel)) : found.Refusal;
        }
    }
}

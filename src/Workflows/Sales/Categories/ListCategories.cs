using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Sales.Categories;

/// <summary>Categories of what is sold, in the order of lists, also those that are no longer used.</summary>
public static class ListCategories
{
    public sealed record Query : IQuery<Page<CategoryItem>>;

    public sealed class Handler(CategoryBook book) : IQueryHandler<Query, Page<CategoryItem>>
    {
        public async Task<Result<Page<CategoryItem>>> Handle(Query query, CancellationToken cancel) =>
            (await book.AllAsync(cancel)).Select(CategoryItem.Of).ToList().AsOnePage();
    }
}

/// <param name="Revision">To be sent back with a change.</param>
public sealed record CategoryItem(string Code, string Name, string EnglishName, int Rank, bool IsActive, long Revision)
{
    internal static CategoryItem Of(ItemCategory row) => new(row.Code, row.Name, row.EnglishName, row.Rank, row.IsActive, row.Revision);
}

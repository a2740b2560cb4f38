using CaseFlow.Workflows.House.Setup;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Sales.Categories;

/// <summary>The table of categories, each change of it with its line in the history of set-up.</summary>
public sealed class CategoryBook(CaseFlowDb db, SetupHistory history)
{
    public async Task<IReadOnlyList<ItemCategory>> AllAsync(CancellationToken cancel) =>
        await db.ItemCategories().AsNoTracking().OrderBy(row => row.Rank).ThenBy(row => row.Code).ToListAsync(cancel);

    public Task<bool> KnowsAsync(string code, CancellationToken cancel) => db.ItemCategories().AnyAsync(row => row.Code == code, cancel);

    /// <summary>For something new.</summary>
    public Task<bool> OffersAsync(string code, CancellationToken cancel) =>
        db.ItemCategories().AnyAsync(row => row.Code == code && row.IsActive, cancel);

    public Task<ItemCategory?> FindAsync(string code, CancellationToken cancel) =>
        db.ItemCategories().SingleOrDefaultAsync(row => row.Code == code, cancel);

    /// <summary>Another one is called so, in either language.</summary>
    public async Task<bool> IsTakenAsync(string name, string but, CancellationToken cancel) =>
        (await AllAsync(cancel)).Any(row =>
            row.Code != but
            && (
                string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(row.EnglishName, name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(row.Code, name, StringComparison.OrdinalIgnoreCase)
            )
        );

    public void Add(ItemCategory category) => db.ItemCategories().Add(category);

    public Task ChangedAsync(string act, ItemCategory category, object? before, string? reason, CancellationToken cancel) =>
        history.WriteAsync(
            act,
            new SetupSubject(SetupSubject.Category, category.Code, category.Name, null),
            before,
            StateOf(category),
            reason,
            cancel
        );

    public static object StateOf(ItemCategory category) =>
        new
        {
            category.Name,
            category.EnglishName,
            category.Rank,
            category.IsActive,
        };
}

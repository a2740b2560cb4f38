using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>A branch's price list as those see it who make it, each change with its line in the history of set-up.</summary>
public sealed class PriceBook(CaseFlowDb db, BranchClock clock, SetupHistory history, CurrentPerson person, CategoryBook categories)
{
    /// <summary>A category that is no longer used is not given to anything new; what has it keeps it.</summary>
    public async Task<bool> MayBecomeAsync(PriceItem? item, string category, CancellationToken cancel) =>
        item?.Category == category || await categories.OffersAsync(category, cancel);

    /// <summary>An empty description is none.</summary>
    public static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

    /// <param name="branch">Null: the caller's only or first one.</param>
    public async Task<Result<PriceItem>> FindAsync(string code, BranchId? branch, CancellationToken cancel)
    {
        if (person.BranchOr(branch) is not { } mine || !person.Holds(mine, SalesRoom.ManagePrices))
            return Refusal.Forbidden("branch.not-yours");
        return await db.PriceItems().FirstCurrentAsync(row => row.BranchId == mine && row.Code == code, cancel) is { } item
            ? item
            : Refusal.NotFound("price.not-found");
    }

    public ValueTask<DateOnly> TodayAsync(PriceItem item, CancellationToken cancel) => clock.TodayAsync(item.BranchId, cancel);

    /// <param name="before">Its <see cref="StateOf"/>; null for a new one.</param>
    /// <param name="isGone">As if it had never been here.</param>
    public Task ChangedAsync(string act, PriceItem item, object? before, string? reason, CancellationToken cancel, bool isGone = false) =>
        history.WriteAsync(
            act,
            new SetupSubject(SetupSubject.Price, item.Code, item.Name, item.BranchId),
            before,
            isGone ? null : StateOf(item),
            reason,
            cancel
        );

    public static object StateOf(PriceItem item) =>
        new
        {
            item.Name,
            item.EnglishName,
            item.Category,
            item.Unit,
            Price = Money.Text(item.Price),
            Prices = item.Prices.OrderBy(price => price.From).Select(DatedPrice.Of).ToList(),
            item.From,
            item.To,
            item.DemandsReview,
            item.AnaestheticMinutes,
            item.Minutes,
            item.Description,
            item.IsActive,
        };
}

/// <summary>A price and the first day on which it holds.</summary>
/// <param name="Price">CNY, as "1280.00".</param>
public sealed record DatedPrice(DateOnly From, string Price)
{
    internal static DatedPrice Of(ItemPrice price) => new(price.From, Money.Text(price.Amount));
}

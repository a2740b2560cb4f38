using System.Text.Json;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Tables;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Sales.Tables;

/// <summary>
/// Takes back what an import made of an item, unless it was sold, chosen or changed since, or one of its prices has begun: a used price is
/// ended, not changed (R-SET-4).
/// </summary>
public sealed class UndoPrices(CaseFlowDb db, PriceBook book, Mentions mentions, SetupHistory history)
{
    public async Task<Refusal?> UndoAsync(BranchId branch, ImportedThing thing, Undoing undoing, CancellationToken cancel)
    {
        var found = await book.FindAsync(thing.Id, branch, cancel);
        if (!found.IsSuccess)
            return found.Refusal.Kind == RefusalKind.NotFound ? Refusal.Conflict("import.used", thing.Name) : found.Refusal;
        var item = found.Value;
        if (PriceState.Of(item) != thing.After || await IsUsedAsync(item, thing, undoing, cancel))
            return Refusal.Conflict("import.used", thing.Name);

        var before = PriceBook.StateOf(item);
        if (thing.Before is { } text)
        {
            PriceState.Read(text).PutTo(item);
            await book.ChangedAsync("price.undone", item, before, undoing.Reason, cancel);
        }
        else
        {
            await book.ChangedAsync("price.undone", item, before, undoing.Reason, cancel, isGone: true);
            db.PriceItems().Remove(item);
        }

        return null;
    }

    private async Task<bool> IsUsedAsync(PriceItem item, ImportedThing thing, Undoing undoing, CancellationToken cancel)
    {
        var today = await book.TodayAsync(item, cancel);
        var known = thing.Before is { } text ? PriceState.Read(text).Prices : [];
        if (item.Prices.Exists(price => price.From <= today && known.All(one => one.From != price.From)))
            return true;
        if (await history.KnowsSinceAsync(SetupSubject.Price, item.Code, undoing, cancel, item.BranchId))
            return true;
        if (thing.Before is null)
            return await mentions.AnyAsync<PriceItem, PriceItemId>(item.Id, undoing.Since, cancel);
        return await mentions.NamedSinceAsync(item.Id.Value, undoing.Since, cancel)
            || await db.Orders()
                .AnyAsync(order => order.CreatedAt >= undoing.Since && order.Lines.Any(line => line.ItemId == item.Id), cancel);
    }
}

/// <summary>What an import changes of an item, and an undoing gives back.</summary>
internal sealed record PriceState(
    string Name,
    string EnglishName,
    string Category,
    string Unit,
    bool DemandsReview,
    int AnaestheticMinutes,
    int Minutes,
    string? Description,
    DateOnly? To,
    IReadOnlyList<DatedPrice> Prices
)
{
    public static string Of(PriceItem item) =>
        JsonSerializer.Serialize(
            new PriceState(
                item.Name,
                item.EnglishName,
                item.Category,
                item.Unit,
                item.DemandsReview,
                item.AnaestheticMinutes,
                item.Minutes,
                item.Description,
                item.To,
                [.. item.Prices.OrderBy(price => price.From).Select(DatedPrice.Of)]
            ),
            ChainHash.Json
        );

    public static PriceState Read(string state) => JsonSerializer.Deserialize<PriceState>(state, ChainHash.Json)!;

    public void PutTo(PriceItem item)
    {
        (item.Name, item.EnglishName, item.Category, item.Unit) = (Name, EnglishName, Category, Unit);
        (item.DemandsReview, item.AnaestheticMinutes, item.Minutes) = (DemandsReview, AnaestheticMinutes, Minutes);
        (item.Description, item.To) = (Description, To);
        item.Prices.RemoveAll(price => Prices.All(one => one.From != price.From));
        foreach (var price in Prices)
        {
            var held = item.Prices.Find(one => one.From == price.From);
            if (held is null)
                item.Prices.Add(held = new ItemPrice { ItemId = item.Id, From = price.From });
            held.Amount = decimal.Parse(price.Price, System.Globalization.CultureInfo.InvariantCulture);
        }

        item.Revision++; // prices are rows of their own
    }
}

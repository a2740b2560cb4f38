using System.Globalization;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Tables;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Sales.Tables;

/// <summary>
/// A branch's price list (F37): a line for each price of an item, known by its code and the day from which it holds. A file that has both
/// columns says all prices to come of the items that it names, so that several are moved in one step (R-SET-4).
/// </summary>
public sealed class PriceTable(CaseFlowDb db, BranchClock clock, CategoryBook categories, Staging staging, UndoPrices undo) : ITable
{
    private PriceMatch? match;

    public string Name => "prices";

    public string Permission => SalesRoom.ManagePrices;

    public async Task<IReadOnlyList<TableColumn>> ColumnsAsync(CancellationToken cancel) =>
        [
            new(PriceLine.Code, CellKind.Code) { IsKey = true, IsNeeded = true },
            new("name") { IsNeeded = true },
            new("englishName"),
            new("category", CellKind.Choice)
            {
                IsNeeded = true,
                Choices = [.. (await categories.AllAsync(cancel)).Select(row => new TableChoice(row.Code, row.Name, row.EnglishName))],
            },
            new("unit") { IsNeeded = true },
            new(PriceLine.Price, CellKind.Money) { IsNeeded = true },
            new(PriceLine.From, CellKind.Day),
            new(PriceLine.To, CellKind.Day),
            new("minutes", CellKind.Whole),
            new("demandsReview", CellKind.YesNo),
            new("anaestheticMinutes", CellKind.Whole),
            new("description", CellKind.Long),
            new(PriceLine.Branch),
        ];

    public async Task<IReadOnlyList<TableRow>> ReadAsync(BranchId branch, CancellationToken cancel)
    {
        var name = await db.Branches().Where(row => row.Id == branch).Select(row => row.Name).SingleAsync(cancel);
        match = new PriceMatch(name, await clock.TodayAsync(branch, cancel));
        var items = await db.PriceItems()
            .AsNoTracking()
            .Where(item => item.BranchId == branch && item.IsActive)
            .OrderBy(item => item.Rank)
            .ThenBy(item => item.Code)
            .ToListAsync(cancel);
        return [.. items.SelectMany(item => PriceLine.RowsOf(item, name))];
    }

    public void Match(IReadOnlyList<TableRow> rows, IReadOnlyList<ImportLine> lines) => match!.Match(rows, lines);

    public async Task<IReadOnlyList<ImportedThing>> PutAsync(
        BranchId branch,
        IReadOnlyList<ImportLine> lines,
        string? reason,
        CancellationToken cancel
    )
    {
        var things = new List<ImportedThing>();
        foreach (var same in lines.GroupBy(line => line[PriceLine.Code]!))
        {
            var before = await FindAsync(branch, same.Key, cancel) is { } known ? PriceState.Of(known) : null;
            var steps = new PriceSteps(staging, this, branch, same.Key, reason);
            List<ImportLine> ordered = [.. same.OrderBy(line => line[PriceLine.From], StringComparer.Ordinal)];
            if (before is null)
                await steps.AddAsync(ordered, cancel);
            else
                await steps.ChangeAsync(ordered, match!.PlanOf(same.Key), cancel);
            if (await FindAsync(branch, same.Key, cancel) is { } now)
                things.Add(new ImportedThing(same.Key, now.Name, before, PriceState.Of(now)));
        }

        return things;
    }

    public string ColumnOf(string field) => field == "lastDay" ? PriceLine.To : field;

    public Task<Refusal?> UndoAsync(BranchId branch, ImportedThing thing, Undoing undoing, CancellationToken cancel) =>
        undo.UndoAsync(branch, thing, undoing, cancel);

    private Task<PriceItem?> FindAsync(BranchId branch, string code, CancellationToken cancel) =>
        db.PriceItems().FirstCurrentAsync(item => item.BranchId == branch && item.Code == code, cancel);
}

/// <summary>One price of an item, as a line has it.</summary>
internal static class PriceLine
{
    public const string Code = "code";
    public const string Price = "price";
    public const string From = "from";
    public const string To = "to";
    public const string Branch = "branch";

    /// <summary>What is the item's, whatever it costs.</summary>
    public static readonly IReadOnlyList<string> Facts =
    [
        "name",
        "englishName",
        "category",
        "unit",
        "minutes",
        "demandsReview",
        "anaestheticMinutes",
        "description",
    ];

    public static IEnumerable<TableRow> RowsOf(PriceItem item, string branch)
    {
        var dated = item.Prices.OrderBy(price => price.From).ToList();
        List<(DateOnly? From, decimal Amount)> prices =
        [
            (item.From, item.Price),
            .. dated.Select(price => ((DateOnly?)price.From, price.Amount)),
        ];
        for (var at = 0; at < prices.Count; at++)
        {
            var to = at + 1 < prices.Count ? prices[at + 1].From?.AddDays(-1) : item.To;
            var cells = Facts(item, branch);
            cells[Price] = Money.Text(prices[at].Amount);
            if (prices[at].From is { } from)
                cells[From] = Text(from);
            if (to is { } end)
                cells[To] = Text(end);
            yield return new TableRow(item.Code, cells);
        }

        static Dictionary<string, string> Facts(PriceItem item, string branch)
        {
            var cells = new Dictionary<string, string>
            {
                [Code] = item.Code,
                ["name"] = item.Name,
                ["englishName"] = item.EnglishName,
                ["category"] = item.Category,
                ["unit"] = item.Unit,
                ["demandsReview"] = item.DemandsReview ? "yes" : "no",
                ["minutes"] = item.Minutes.ToString(CultureInfo.InvariantCulture),
                ["anaestheticMinutes"] = item.AnaestheticMinutes.ToString(CultureInfo.InvariantCulture),
                [Branch] = branch,
            };
            if (item.Description is { } description)
                cells["description"] = description;
            return cells;
        }
    }

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using CaseFlow.Workflows.House.Tables;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;

namespace CaseFlow.Workflows.Sales.Tables;

/// <summary>Does with one item what its lines say, by the use cases of the price list, in an order that they allow.</summary>
internal sealed class PriceSteps(Staging staging, ITable table, BranchId branch, string code, string? reason)
{
    /// <param name="lines">By day.</param>
    public async Task AddAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancel)
    {
        var first = lines[0];
        if (first[PriceLine.Price] is null)
        {
            first.Fail(PriceLine.Price, "field.required");
            return;
        }

        var name = first["name"] ?? "";
        var command = new SavePriceItem.Command(
            branch,
            code,
            name,
            first["englishName"] ?? name,
            first["category"] ?? "",
            first["unit"] ?? "",
            Amount(first),
            first["demandsReview"] == "yes",
            Whole(first["anaestheticMinutes"]) ?? 0,
            From: PriceLine.Day(first[PriceLine.From]),
            IsNew: true,
            Reason: reason,
            Minutes: Whole(first["minutes"]) ?? 0,
            Description: first["description"]
        );
        if (!Tell(first, await staging.DoAsync<SavePriceItem.Command, SavePriceItem.Response>(command, cancel)))
            return;
        foreach (var line in lines.Skip(1))
            await SetAsync(line, replaces: false, cancel);
        if (lines[^1][PriceLine.To] is { } to)
            await EndAsync(lines[^1], PriceLine.Day(to), cancel);
    }

    /// <param name="lines">By day; those that change something.</param>
    public async Task ChangeAsync(IReadOnlyList<ImportLine> lines, PricePlan plan, CancellationToken cancel)
    {
        await ChangeFactsAsync(lines, cancel);
        var isLater =
            plan.EndLine is not null
            && (plan.End is null || plan.End > PriceLine.Day(plan.EndLine.Row?.Cells.GetValueOrDefault(PriceLine.To)));
        if (isLater)
            await EndAsync(plan.EndLine!, plan.End, cancel);
        foreach (var day in plan.Withdrawn)
            Tell(
                lines[0],
                await staging.DoAsync<WithdrawPrice.Command, PriceListItem>(new WithdrawPrice.Command(code, day, branch, reason), cancel)
            );
        foreach (var line in lines.Where(IsOtherPrice))
            if (line.Row!.Cells.ContainsKey(PriceLine.Price) && !line.Row.Cells.ContainsKey(PriceLine.From))
                line.Fail(PriceLine.Price, "price.used");
            else
                await SetAsync(line, replaces: true, cancel);
        if (plan.EndLine is not null && !isLater)
            await EndAsync(plan.EndLine, plan.End, cancel);
    }

    private async Task ChangeFactsAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancel)
    {
        var changes = lines.SelectMany(line => line.Changes).Where(change => PriceLine.Facts.Contains(change.Column));
        var wanted = changes.GroupBy(change => change.Column).ToDictionary(same => same.Key, same => same.First().After);
        if (wanted.Count == 0)
            return;
        var command = new ChangePriceItem.Command(
            code,
            wanted.GetValueOrDefault("name"),
            wanted.GetValueOrDefault("englishName"),
            wanted.GetValueOrDefault("category"),
            wanted.GetValueOrDefault("unit"),
            wanted.TryGetValue("demandsReview", out var review) ? review == "yes" : null,
            Whole(wanted.GetValueOrDefault("anaestheticMinutes")),
            branch,
            reason,
            Whole(wanted.GetValueOrDefault("minutes")),
            wanted.GetValueOrDefault("description")
        );
        Tell(lines[0], await staging.DoAsync<ChangePriceItem.Command, PriceListItem>(command, cancel));
    }

    private async Task SetAsync(ImportLine line, bool replaces, CancellationToken cancel)
    {
        if (line[PriceLine.Price] is null || PriceLine.Day(line[PriceLine.From]) is not { } from)
        {
            line.Fail(line[PriceLine.Price] is null ? PriceLine.Price : PriceLine.From, "field.required");
            return;
        }

        var command = new SetPrice.Command(code, Amount(line), from, branch, reason, replaces);
        Tell(line, await staging.DoAsync<SetPrice.Command, PriceListItem>(command, cancel));
    }

    private async Task EndAsync(ImportLine line, DateOnly? day, CancellationToken cancel) =>
        Tell(line, await staging.DoAsync<EndPriceItem.Command, PriceListItem>(new EndPriceItem.Command(code, day, branch, reason), cancel));

    private bool Tell<T>(ImportLine line, Result<T> done)
    {
        if (done.Refusal is { } refusal)
            line.Fail(refusal, table);
        return done.IsSuccess;
    }

    private static bool IsOtherPrice(ImportLine line) =>
        line.Changes.Exists(change => change is { Column: PriceLine.From or PriceLine.Price, After: not null });

    private static decimal Amount(ImportLine line) => decimal.Parse(line[PriceLine.Price]!, CultureInfo.InvariantCulture);

    private static int? Whole(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);
}

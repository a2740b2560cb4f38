using CaseFlow.Workflows.House.Tables;

namespace CaseFlow.Workflows.Sales.Tables;

/// <summary>What a file wants of an item beside its lines.</summary>
/// <param name="Withdrawn">Prices to come that the file no longer has.</param>
/// <param name="EndLine">Says another last day, or none; null: the end stays.</param>
internal sealed record PricePlan(IReadOnlyList<DateOnly> Withdrawn, ImportLine? EndLine)
{
    public static readonly PricePlan Nothing = new([], null);

    public DateOnly? End => PriceLine.Day(EndLine?.Cells.GetValueOrDefault(PriceLine.To));
}

/// <summary>Says of each line which price of which item it is, and whether an item's prices follow one another without a gap.</summary>
/// <param name="branch">As it is called.</param>
internal sealed class PriceMatch(string branch, DateOnly today)
{
    private readonly Dictionary<string, PricePlan> plans = new(StringComparer.Ordinal);

    public PricePlan PlanOf(string code) => plans.GetValueOrDefault(code, PricePlan.Nothing);

    public void Match(IReadOnlyList<TableRow> rows, IReadOnlyList<ImportLine> lines)
    {
        var known = rows.ToLookup(row => row.Id, StringComparer.Ordinal);
        foreach (var line in lines)
            if (line.Cells.TryGetValue(PriceLine.Branch, out var named) && named != branch)
                line.Fail(PriceLine.Branch, "table.other-branch", branch);
        foreach (var line in lines.Where(line => !line.Cells.ContainsKey(PriceLine.Code) && line.Errors.Count == 0))
            line.Fail(PriceLine.Code, "field.required");
        foreach (var same in lines.Where(line => line.Cells.ContainsKey(PriceLine.Code)).GroupBy(line => line.Cells[PriceLine.Code]))
            MatchItem([.. known[same.Key]], [.. same]);
    }

    private void MatchItem(IReadOnlyList<TableRow> rows, IReadOnlyList<ImportLine> lines)
    {
        var first = new Dictionary<string, ImportLine>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            line.Row = RowOf(rows, line);
            var begin = BeginOf(line);
            if (!first.TryAdd(begin, line))
                line.Fail(PriceLine.From, "table.same-line", first[begin].Number);
        }

        foreach (var column in PriceLine.Facts)
            Agree(column, lines);
        plans[lines[0].Cells[PriceLine.Code]] = Plan(rows, lines);
    }

    /// <summary>A day that no price of the item begins on is a new price of it.</summary>
    private static TableRow? RowOf(IReadOnlyList<TableRow> rows, ImportLine line)
    {
        if (rows.Count == 0)
            return null;
        if (!line.Cells.TryGetValue(PriceLine.From, out var from))
            return rows[0];
        return rows.FirstOrDefault(row => row.Cells.GetValueOrDefault(PriceLine.From) == from)
            ?? new TableRow(rows[0].Id, rows[0].Cells.Where(cell => !IsOfPrice(cell.Key)).ToDictionary());
    }

    /// <summary>Lines of one item say the same of it.</summary>
    private static void Agree(string column, IReadOnlyList<ImportLine> lines)
    {
        var said = lines.FirstOrDefault(line => line.Cells.ContainsKey(column));
        foreach (var line in lines)
            if (line.Cells.TryGetValue(column, out var other) && other != said!.Cells[column])
                line.Fail(column, "price.other-than-line", said.Number);
    }

    private PricePlan Plan(IReadOnlyList<TableRow> rows, IReadOnlyList<ImportLine> lines)
    {
        var withdrawn = lines[0].Has(PriceLine.From) && lines[0].Has(PriceLine.Price) ? Withdrawn(rows, lines) : [];
        foreach (var row in withdrawn)
            lines[0].Changes.Add(new CellChange(PriceLine.Price, $"{row.Cells[PriceLine.From]} {row.Cells[PriceLine.Price]}", null));
        var stays = rows.Except(withdrawn).Select(row => row.Cells.GetValueOrDefault(PriceLine.From) ?? "");
        var days = stays.Concat(lines.Select(BeginOf)).Distinct().Order(StringComparer.Ordinal).ToList();
        ImportLine? end = null;
        foreach (var line in lines)
        {
            var next = days.Find(day => string.CompareOrdinal(day, BeginOf(line)) > 0);
            var to = line.Cells.GetValueOrDefault(PriceLine.To);
            if (next is null)
                end = EndsOtherwise(rows, line) ? line : null;
            else if (to is not null && PriceLine.Day(to) != PriceLine.Day(next)!.Value.AddDays(-1))
                line.Fail(PriceLine.To, "price.gap", PriceLine.Text(PriceLine.Day(next)!.Value.AddDays(-1)));
        }

        return new PricePlan([.. withdrawn.Select(row => PriceLine.Day(row.Cells[PriceLine.From])!.Value)], end);
    }

    private List<TableRow> Withdrawn(IReadOnlyList<TableRow> rows, IReadOnlyList<ImportLine> lines) =>
        [
            .. rows.Skip(1)
                .Where(row => PriceLine.Day(row.Cells[PriceLine.From]) > today)
                .Where(row => lines.All(line => FromOf(line) != row.Cells[PriceLine.From])),
        ];

    /// <summary>A blank last day is none, where the file has the column at all.</summary>
    private static bool EndsOtherwise(IReadOnlyList<TableRow> rows, ImportLine line)
    {
        if (!line.Has(PriceLine.To))
            return false;
        var was = rows.Count == 0 ? null : rows[^1].Cells.GetValueOrDefault(PriceLine.To);
        var wanted = line.Cells.GetValueOrDefault(PriceLine.To);
        if (wanted is null && was is not null)
            line.Changes.Add(new CellChange(PriceLine.To, was, null));
        return wanted != was;
    }

    private static string FromOf(ImportLine line) => line.Cells.GetValueOrDefault(PriceLine.From) ?? "";

    /// <summary>Of the price that the line is about; "" for one that was there ever since.</summary>
    private static string BeginOf(ImportLine line) => line[PriceLine.From] ?? "";

    private static bool IsOfPrice(string column) => column is PriceLine.Price or PriceLine.From or PriceLine.To;
}

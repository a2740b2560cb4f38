using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Tables;

/// <summary>
/// Stages what the lines of a file ask for and says what would become of each: what is looked at before is exactly what is done after.
/// </summary>
public sealed class ImportDesk(IEnumerable<ITable> tables, CurrentPerson person)
{
    /// <summary>As long it can be undone, and what it said is kept.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromHours(24);

    internal static readonly JsonSerializerOptions Json = new(ChainHash.Json) { Converters = { new JsonStringEnumConverter() } };

    public IEnumerable<ITable> Mine(BranchId branch) => tables.Where(table => person.Holds(branch, table.Permission));

    /// <param name="wanted">Null: the caller's only or first branch.</param>
    public Result<(ITable Table, BranchId Branch)> Find(string name, BranchId? wanted)
    {
        if (tables.FirstOrDefault(one => one.Name == name) is not { } table)
            return Refusal.NotFound("table.not-found");
        if (person.BranchOr(wanted) is not { } branch || person.IsInTrials || !person.Holds(branch, table.Permission))
            return Refusal.Forbidden("branch.not-yours");
        return (table, branch);
    }

    public static async Task<IReadOnlyList<ImportedThing>> StageAsync(
        ITable table,
        BranchId branch,
        IReadOnlyList<ImportLine> lines,
        string? reason,
        CancellationToken cancel
    )
    {
        var rows = await table.ReadAsync(branch, cancel);
        foreach (var line in lines)
        foreach (var (column, value) in line.Cells.ToList())
            line.Cells[column] = table.Canonical(column, value);
        table.Match(rows, lines);
        foreach (var line in lines.Where(line => line.Row is not null))
            line.Changes.AddRange(Changes(table, branch, line));
        return await table.PutAsync(branch, [.. lines.Where(line => line.State is LineState.New or LineState.Changed)], reason, cancel);
    }

    /// <summary>The same lines do the same to the same rows, as long as this is the same.</summary>
    internal static string Print(IReadOnlyList<ImportLine> lines) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    JsonSerializer.Serialize(
                        lines.Select(line => new
                        {
                            line.Number,
                            line.State,
                            line.Row?.Id,
                            line.Changes,
                            line.Errors,
                        }),
                        Json
                    )
                )
            )
        );

    private static IEnumerable<CellChange> Changes(ITable table, BranchId branch, ImportLine line) =>
        from cell in line.Cells
        let before = line.Row!.Cells.GetValueOrDefault(cell.Key)
        let shown = before is null ? null : table.Show(branch, cell.Key, before)
        where table.IsKept(cell.Key) && cell.Value != before?.Trim() && cell.Value != shown
        select new CellChange(cell.Key, shown, cell.Value);
}

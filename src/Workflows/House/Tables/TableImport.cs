using System.Text.Json;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.House.Tables;

/// <summary>
/// A file that was looked at, and perhaps taken over and taken back (R-SET-11). What it said is kept for a day, and seen by who brought it;
/// that it was there, for ever.
/// </summary>
public sealed class TableImport : IOfBranch
{
    public TableImportId Id { get; set; }
    public BranchId BranchId { get; set; }

    /// <summary>An <see cref="ITable.Name"/>.</summary>
    public required string Table { get; set; }
    public required string FileName { get; set; }
    public ImportState State { get; set; }
    public PersonId MadeById { get; set; }

    /// <summary>The person's name at that time.</summary>
    public required string MadeBy { get; set; }
    public DateTimeOffset MadeAt { get; set; }
    public DateTimeOffset? ImportedAt { get; set; }

    /// <summary>The number of the last change of set-up when it was taken over.</summary>
    public long ImportedAtChange { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }
    public int New { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Wrong { get; set; }

    /// <summary>JSON array of <see cref="ImportLine"/>; empty after a day.</summary>
    public string Lines { get; set; } = "[]";

    /// <summary>JSON array of <see cref="LineView"/>, as they were looked at.</summary>
    public string Preview { get; set; } = "[]";

    /// <summary>See <see cref="ImportDesk.Print"/>.</summary>
    public string Print { get; set; } = "";

    /// <summary>JSON array of <see cref="ImportedThing"/>: what an undoing needs.</summary>
    public string Things { get; set; } = "[]";
    public long Revision { get; set; }

    internal void See(BranchId branch, ITable table, IReadOnlyList<ImportLine> lines)
    {
        (New, Changed) = (lines.Count(line => line.State is LineState.New), lines.Count(line => line.State is LineState.Changed));
        (Unchanged, Wrong) = (lines.Count(line => line.State is LineState.Unchanged), lines.Count(line => line.State is LineState.Error));
        Print = ImportDesk.Print(lines);
        Preview = JsonSerializer.Serialize(lines.Select(line => LineView.Of(branch, table, line)), ImportDesk.Json);
    }

    internal List<ImportLine> ReadLines() => JsonSerializer.Deserialize<List<ImportLine>>(Lines, ImportDesk.Json)!;

    internal List<LineView> ReadPreview() => JsonSerializer.Deserialize<List<LineView>>(Preview, ImportDesk.Json)!;

    internal List<ImportedThing> ReadThings() => JsonSerializer.Deserialize<List<ImportedThing>>(Things, ImportDesk.Json)!;

    internal void Forget() => (Lines, Preview, Things) = ("[]", "[]", "[]");
}

public enum ImportState
{
    Previewed,
    Imported,
    Undone,
}

/// <summary>A line as somebody looks at it.</summary>
/// <param name="Cells">What it says.</param>
public sealed record LineView(
    int Number,
    LineState State,
    string? Name,
    IReadOnlyDictionary<string, string> Cells,
    IReadOnlyList<CellChange> Changes,
    IReadOnlyList<LineError> Errors
)
{
    internal static LineView Of(BranchId branch, ITable table, ImportLine line) =>
        new(line.Number, line.State, Named(branch, table, line), line.Cells, line.Changes, line.Errors);

    private static string? Named(BranchId branch, ITable table, ImportLine line) =>
        line["name"] is { } name ? table.Show(branch, "name", name) : null;
}

/// <summary>The tables of files that came.</summary>
public static class ImportTables
{
    public static DbSet<TableImport> TableImports(this CaseFlowDb db) => db.Set<TableImport>();
}

public sealed class TableImportConfiguration : IEntityTypeConfiguration<TableImport>
{
    public void Configure(EntityTypeBuilder<TableImport> import)
    {
        import.ToTable("TableImports");
        import.Property(row => row.Id).ValueGeneratedNever();
        import.Property(row => row.Revision).IsConcurrencyToken();
        import.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
        import.HasIndex(row => new { row.BranchId, row.MadeAt });
    }
}

namespace CaseFlow.Workflows.House.Sheets;

/// <summary>A table as a file has it.</summary>
public sealed record Sheet(IReadOnlyList<SheetRow> Rows);

/// <param name="Number">As the spreadsheet program counts, from 1.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    public bool IsBlank => Cells.All(cell => string.IsNullOrWhiteSpace(cell.Text));
}

/// <summary>A cell and what the file says it is. In CSV everything is text.</summary>
/// <param name="Text">Of a day 2026-03-01, of a number its figures.</param>
public readonly record struct SheetCell(string Text, SheetCellKind Kind = SheetCellKind.Text)
{
    public static readonly SheetCell Blank = new("");
}

public enum SheetCellKind
{
    Text,
    Number,
    Day,

    /// <summary>A time of day, a length of time.</summary>
    Broken,
}

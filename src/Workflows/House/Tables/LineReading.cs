using CaseFlow.Workflows.House.Sheets;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Tables;

/// <summary>Recognises the headings of a sheet, in both languages, and reads its lines.</summary>
public sealed class LineReading(ITableWords words)
{
    private const int LongestShown = 100;

    public Result<IReadOnlyList<ImportLine>> Read(ITable table, IReadOnlyList<TableColumn> columns, Sheet sheet)
    {
        if (sheet.Rows is not [var head, _, ..])
            return Refusal.Invalid("file", "table.no-lines");
        var places = new List<(int Place, TableColumn Column)>();
        var wrong = new List<FieldError>();
        for (var place = 0; place < head.Cells.Count; place++)
        {
            var heading = head.Cells[place].Text.Trim().TrimEnd('*').TrimEnd();
            if (Find(table, columns, heading) is { } column)
                places.Add((place, column));
            else if (heading.Length > 0)
                wrong.Add(new FieldError("file", "table.unknown-heading", heading));
            else if (sheet.Rows.Any(row => place < row.Cells.Count && !string.IsNullOrWhiteSpace(row.Cells[place].Text)))
                wrong.Add(new FieldError("file", "table.no-heading", place + 1));
        }

        wrong.AddRange(Doubled(table, places));
        wrong.AddRange(
            columns.Where(column => column.IsKey && places.TrueForAll(one => one.Column != column)).Select(column => Missing(table, column))
        );
        return wrong.Count > 0 ? Refusal.Invalid(wrong) : sheet.Rows.Skip(1).Select(row => Line(row, places)).ToList();
    }

    private TableColumn? Find(ITable table, IReadOnlyList<TableColumn> columns, string heading) =>
        columns.FirstOrDefault(column =>
            string.Equals(column.Key, heading, StringComparison.OrdinalIgnoreCase)
            || TableWords.Languages.Any(language =>
                string.Equals(words.Heading(language, table, column.Key), heading, StringComparison.OrdinalIgnoreCase)
            )
        );

    private IEnumerable<FieldError> Doubled(ITable table, IEnumerable<(int Place, TableColumn Column)> places) =>
        places
            .GroupBy(one => one.Column.Key)
            .Where(same => same.Count() > 1)
            .Select(same => new FieldError("file", "table.doubled-heading", Named(table, same.Key)));

    private FieldError Missing(ITable table, TableColumn column) => new("file", "table.missing-heading", Named(table, column.Key));

    /// <summary>Both, whatever the reader's language: the file may be in the other.</summary>
    private string Named(ITable table, string column) =>
        string.Join(" / ", TableWords.Languages.Select(language => words.Heading(language, table, column)).Distinct());

    private static ImportLine Line(SheetRow row, List<(int Place, TableColumn Column)> places)
    {
        var line = new ImportLine(row.Number, [.. places.Select(one => one.Column.Key)], []);
        foreach (var (place, column) in places)
        {
            var cell = place < row.Cells.Count ? row.Cells[place] : SheetCell.Blank;
            if (string.IsNullOrWhiteSpace(cell.Text))
                continue;
            if (CellText.Read(column, cell, out var error) is { } text && error is null)
                line.Cells[column.Key] = text;
            else
                line.Errors.Add(
                    new LineError(column.Key, error!, [], cell.Text.Length > LongestShown ? cell.Text[..LongestShown] : cell.Text)
                );
        }

        return line;
    }
}

using System.Globalization;
using System.Text;
using CaseFlow.Workflows.Shared;
using CsvHelper;
using CsvHelper.Configuration;

namespace CaseFlow.Workflows.House.Sheets;

/// <summary>CSV: read with commas, semicolons or tabs; written as UTF-8 with its mark, so that Excel opens it.</summary>
internal static class CsvSheet
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static Result<Sheet> Read(byte[] content)
    {
        var text = SheetEncoding.Decode(content, out var whyNot);
        if (whyNot is not null)
            return Refusal.Invalid("file", whyNot);
        var badLine = 0;
        var rows = new List<SheetRow>();
        using var parser = new CsvParser(
            new StringReader(text),
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                DetectDelimiter = true,
                DetectDelimiterValues = [",", ";", "\t"],
                IgnoreBlankLines = false,
                BadDataFound = bad => badLine = badLine > 0 ? badLine : bad.Context.Parser!.RawRow,
            }
        );
        while (parser.Read() && badLine == 0)
        {
            var row = new SheetRow(parser.Row, [.. (parser.Record ?? []).Take(SheetFormat.MostColumns).Select(Cell)]);
            if (!row.IsBlank)
                rows.Add(row);
            if (rows.Count > SheetFormat.MostRows + 1)
                return SheetFormat.TooLong();
        }

        if (badLine > 0 || EndsInQuotes(parser.RawRecord))
            return Refusal.Invalid("file", "sheet.bad-quote", badLine > 0 ? badLine : rows[^1].Number);
        return new Sheet(rows);
    }

    public static byte[] Write(IReadOnlyList<IReadOnlyList<SheetCell>> rows)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, WithMark, leaveOpen: true))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }))
            foreach (var row in rows)
            {
                foreach (var cell in row)
                    csv.WriteField(cell.Kind == SheetCellKind.Text ? FormulaGuard.Guard(cell.Text) : cell.Text);
                csv.NextRecord();
            }

        return bytes.ToArray();
    }

    private static SheetCell Cell(string text) => new(FormulaGuard.Read(text));

    /// <summary>The parser takes a quotation mark that is never closed for one at the end.</summary>
    private static bool EndsInQuotes(string? lastRecord) => lastRecord is not null && lastRecord.Count(sign => sign == '"') % 2 != 0;
}

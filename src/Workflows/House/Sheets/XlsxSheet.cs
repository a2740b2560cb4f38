using System.Globalization;
using System.IO.Compression;
using System.Text;
using CaseFlow.Workflows.Shared;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace CaseFlow.Workflows.House.Sheets;

/// <summary>XLSX: the first sheet of a workbook.</summary>
internal static class XlsxSheet
{
    private const long MostUnpacked = 100 * 1024 * 1024;

    /// <summary>Blank rows do not count, but they take time.</summary>
    private const int FarthestRow = 100_000;
    private const int MostNamed = 10;

    /// <summary>The reader asks for the encodings of old workbooks, whatever it reads.</summary>
    static XlsxSheet() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Result<Sheet> Read(byte[] content)
    {
        try
        {
            using (var parts = new ZipArchive(new MemoryStream(content, writable: false)))
            {
                if (parts.Entries.Sum(part => part.Length) > MostUnpacked)
                    return Refusal.Invalid("file", "sheet.unreadable");
                if (BrokenCells.Of(parts) is { Count: > 0 } broken)
                    return Refusal.Invalid("file", "sheet.broken-cells", string.Join(", ", broken.Take(MostNamed)));
            }

            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content, writable: false));
            return ReadRows(reader);
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            return Refusal.Invalid("file", "sheet.unreadable");
        }
    }

    /// <param name="blankRows">So many rows for typing into, whose cells take what is typed as text.</param>
    public static async Task<byte[]> WriteAsync(string name, IReadOnlyList<IReadOnlyList<SheetCell>> rows, int blankRows)
    {
        using var bytes = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(bytes))
        {
            var text = book.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) });
            var money = book.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.TwoDecimalPlaces) });
            var head = new Style();
            head.Font.Bold = true;
            var bold = book.AddStyle(head);
            var options = new WorksheetOptions { FrozenRows = 1 };
            for (var column = 1; column <= rows[0].Count; column++)
                options.Column(column).Width = 18;
            await book.StartWorksheetAsync(name, options);
            await book.AddRowAsync([.. rows[0].Select(cell => new StyledCell(cell.Text, bold))]);
            foreach (var row in rows.Skip(1))
                await book.AddRowAsync([.. row.Select(cell => Cell(cell, text, money))]);
            for (var blank = 0; blank < blankRows; blank++)
                await book.AddRowAsync([.. rows[0].Select(_ => new StyledCell((string?)null, text))]);
            await book.FinishAsync();
        }

        return bytes.ToArray();
    }

    private static Result<Sheet> ReadRows(IExcelDataReader reader)
    {
        var rows = new List<SheetRow>();
        while (reader.Read())
        {
            var width = Math.Min(reader.FieldCount, SheetFormat.MostColumns);
            var row = new SheetRow(reader.Depth + 1, [.. Enumerable.Range(0, width).Select(column => Cell(reader, column))]);
            if (!row.IsBlank)
                rows.Add(row);
            if (rows.Count > SheetFormat.MostRows + 1 || reader.Depth > FarthestRow)
                return SheetFormat.TooLong();
        }

        return new Sheet(rows);
    }

    private static SheetCell Cell(IExcelDataReader reader, int column) =>
        reader.GetValue(column) switch
        {
            null => SheetCell.Blank,
            string text => new SheetCell(FormulaGuard.Read(text)),
            bool yes => new SheetCell(yes ? "yes" : "no"),
            int whole => new SheetCell(whole.ToString(CultureInfo.InvariantCulture), SheetCellKind.Number),
            double number => new SheetCell(Figures(number), SheetCellKind.Number),
            DateTime { TimeOfDay.Ticks: 0 } day => new SheetCell(
                day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                SheetCellKind.Day
            ),
            { } other => new SheetCell(Convert.ToString(other, CultureInfo.InvariantCulture) ?? "#", SheetCellKind.Broken),
        };

    /// <summary>As many as a spreadsheet keeps; with an exponent where there were more.</summary>
    private static string Figures(double number) =>
        Math.Abs(number) < 1e15
            ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("E14", CultureInfo.InvariantCulture);

    private static StyledCell Cell(SheetCell cell, StyleId text, StyleId money) =>
        cell.Kind != SheetCellKind.Number ? new StyledCell(FormulaGuard.GuardTyped(cell.Text), text)
        : cell.Text.Contains('.', StringComparison.Ordinal) ? new StyledCell(decimal.Parse(cell.Text, CultureInfo.InvariantCulture), money)
        : new StyledCell(int.Parse(cell.Text, CultureInfo.InvariantCulture), null);

    private static bool IsDamage(Exception exception) =>
        exception
            is InvalidDataException
                or ExcelReaderException
                or System.Xml.XmlException
                or FormatException
                or OverflowException
                or EndOfStreamException
                or ArgumentException
                or InvalidOperationException
                or IndexOutOfRangeException
                or NullReferenceException
                or KeyNotFoundException
                or NotSupportedException;
}

using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Sheets;

/// <summary>The two kinds of files in which tables come and go.</summary>
public static class SheetFormat
{
    public const string Csv = "csv";
    public const string Xlsx = "xlsx";
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>Beside the headings.</summary>
    public const int MostRows = 2000;

    /// <summary>Wider than any table of ours: what lies behind is a mistake of the sheet.</summary>
    public const int MostColumns = 100;

    public static readonly IReadOnlyList<string> All = [Csv, Xlsx];

    /// <summary>What kind it is, its first bytes say, not its name.</summary>
    public static Result<Sheet> Read(byte[] content) =>
        content switch
        {
            [] => Refusal.Invalid("file", "sheet.empty"),
            { Length: > MaxBytes } => new Refusal(RefusalKind.TooLarge, "sheet.too-large", MaxBytes / (1024 * 1024)),
            [(byte)'P', (byte)'K', 3, 4, ..] => XlsxSheet.Read(content),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Refusal.Invalid("file", "sheet.old-excel"),
            _ => CsvSheet.Read(content),
        };

    public static Task<byte[]> WriteAsync(string format, string name, IReadOnlyList<IReadOnlyList<SheetCell>> rows, int blankRows = 0) =>
        format == Xlsx ? XlsxSheet.WriteAsync(name, rows, blankRows) : Task.FromResult(CsvSheet.Write(rows));

    public static string ContentType(string format) =>
        format == Xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";

    internal static Refusal TooLong() => Refusal.Invalid("file", "sheet.too-many-rows", MostRows);
}

using System.IO.Compression;
using System.Text;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House.Sheets;
using SpreadCheetah;

namespace CaseFlow.Workflows.Tests.House.Sheets;

/// <summary>Tables in files: what the libraries make of them is tried here, too.</summary>
public sealed class SheetTests
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;

    public static TheoryData<string> Formulas =>
        new("=1+1", "+8613800001234", "-30", "@SUM(A1)", "'=1+1", "''x", "'plain", "'", "\t=1", "＝1", "a=b", "=\"a\",\"b\"");

    [Theory]
    [InlineData("姓名,手机号\r\n联通,00123\r\n")]
    [InlineData("姓名,手机号\n联通,00123")]
    [InlineData("姓名;手机号\n联通;00123\n\n")]
    [InlineData("姓名\t手机号\n联通\t00123\n")]
    public void R_SET_12_utf8_with_and_without_its_mark_and_gbk_are_told_apart(string text)
    {
        byte[][] files = [Encoding.UTF8.GetBytes(text), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)], Gbk.GetBytes(text)];
        foreach (var file in files)
            Texts(SheetFormat.Read(file).ShouldSucceed())
                .ShouldBe([
                    ["姓名", "手机号"],
                    ["联通", "00123"],
                ]);
    }

    [Fact]
    public void R_SET_12_what_could_be_either_encoding_is_not_guessed()
    {
        SheetFormat.Read(Encoding.UTF8.GetBytes("name\né,x\n")).ShouldBeInvalid("file", "sheet.either-encoding");
        Texts(SheetFormat.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("name\nCafé\n")]).ShouldSucceed())[1].ShouldBe(["Café"]);
        SheetFormat.Read([(byte)'a', 0xFF, (byte)'\n', (byte)'b']).ShouldBeInvalid("file", "sheet.unreadable-text");
        SheetFormat.Read([(byte)'a', 0, (byte)'b']).ShouldBeInvalid("file", "sheet.unreadable-text");
    }

    [Fact]
    public void Quoted_cells_keep_commas_quotes_and_line_breaks_and_lines_count_as_in_a_spreadsheet()
    {
        var sheet = SheetFormat.Read(Encoding.UTF8.GetBytes("a,b\n\n\"x, \"\"y\"\"\",\"1\n2\"\nlast,3\n")).ShouldSucceed();

        Texts(sheet)
            .ShouldBe([
                ["a", "b"],
                ["x, \"y\"", "1\n2"],
                ["last", "3"],
            ]);
        sheet.Rows.Select(row => row.Number).ShouldBe([1, 3, 4]);
        SheetFormat.Read(Encoding.UTF8.GetBytes("a,b\n\"open,1\nx,2\n")).ShouldBeInvalid("file", "sheet.bad-quote");
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public async Task R_SET_11_what_looks_like_a_formula_is_written_as_a_text_and_read_back_unchanged(string text)
    {
        foreach (var format in SheetFormat.All)
        {
            var file = await SheetFormat.WriteAsync(
                format,
                "表",
                [
                    [new SheetCell("head")],
                    [new SheetCell(text)],
                ]
            );
            Texts(SheetFormat.Read(file).ShouldSucceed())[1].ShouldBe([text]);
        }

        var csv = Encoding.UTF8.GetString(
            await SheetFormat.WriteAsync(
                SheetFormat.Csv,
                "表",
                [
                    [new SheetCell("head")],
                    [new SheetCell(text)],
                ]
            )
        );
        var cell = csv.Split("\r\n")[1].TrimStart('"');
        "=+-@\t＝".ShouldNotContain(cell[0].ToString());
    }

    [Fact]
    public async Task A_number_is_never_guarded_and_csv_opens_in_excel_as_utf8()
    {
        var file = await SheetFormat.WriteAsync(
            SheetFormat.Csv,
            "表",
            [
                [new SheetCell("价格")],
                [new SheetCell("-30.00", SheetCellKind.Number)],
            ]
        );

        file.Take(3).ShouldBe<byte>([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(file).ShouldContain("\r\n-30.00\r\n");
    }

    [Fact]
    public async Task R_SET_12_a_workbook_says_of_each_cell_whether_it_is_text_number_or_day()
    {
        var file = await BookAsync(
            new DataCell("00123"),
            new DataCell(13800001234L),
            new DataCell(6.2220212345678901e18),
            new DataCell(new DateTime(2026, 3, 1)),
            new DataCell(12.5m),
            new DataCell(true)
        );

        SheetFormat
            .Read(file)
            .ShouldSucceed()
            .Rows[1]
            .Cells.Select(cell => $"{cell.Kind} {cell.Text}")
            .ShouldBe(["Text 00123", "Number 13800001234", "Number 6.22202123456789E+018", "Day 2026-03-01", "Number 12.5", "Text yes"]);
    }

    [Fact]
    public async Task An_error_of_a_formula_is_not_blank()
    {
        var file = await BookAsync(new DataCell("x"), new DataCell(1234567));
        var broken = Replace(file, "<v>1234567</v>", "<v>#N/A</v>", "<c><v>", "<c t=\"e\"><v>");

        SheetFormat.Read(broken).ShouldBeInvalid("file", "sheet.broken-cells").Arguments.ShouldBe(["B2"]);
    }

    [Fact]
    public async Task What_is_no_table_is_refused_with_its_reason()
    {
        SheetFormat.Read([]).ShouldBeInvalid("file", "sheet.empty");
        SheetFormat.Read([0xD0, 0xCF, 0x11, 0xE0, 0, 0]).ShouldBeInvalid("file", "sheet.old-excel");
        SheetFormat.Read([(byte)'P', (byte)'K', 3, 4, 1, 2, 3]).ShouldBeInvalid("file", "sheet.unreadable");
        var book = await BookAsync(new DataCell("x"));
        SheetFormat.Read(book[..(book.Length / 2)]).ShouldBeInvalid("file", "sheet.unreadable");
        SheetFormat
            .Read(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("x\n", SheetFormat.MostRows + 2))))
            .ShouldBeInvalid("file", "sheet.too-many-rows");
    }

    private static async Task<byte[]> BookAsync(params DataCell[] cells)
    {
        using var bytes = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(bytes))
        {
            await book.StartWorksheetAsync("表");
            await book.AddRowAsync([.. cells.Select((_, at) => new DataCell($"head {at}"))]);
            await book.AddRowAsync(cells);
            await book.FinishAsync();
        }

        return bytes.ToArray();
    }

    private static byte[] Replace(byte[] book, params string[] oldAndNew)
    {
        using var bytes = new MemoryStream();
        bytes.Write(book);
        using (var parts = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = parts.Entries.Single(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal));
            string text;
            using (var reader = new StreamReader(part.Open()))
                text = reader.ReadToEnd();
            for (var at = 0; at < oldAndNew.Length; at += 2)
                text = text.Replace(oldAndNew[at], oldAndNew[at + 1], StringComparison.Ordinal);
            part.Delete();
            using var writer = new StreamWriter(parts.CreateEntry(part.FullName).Open());
            writer.Write(text);
        }

        return bytes.ToArray();
    }

    private static string[][] Texts(Sheet sheet) => [.. sheet.Rows.Select(row => row.Cells.Select(cell => cell.Text).ToArray())];
}

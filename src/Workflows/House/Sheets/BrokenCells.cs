using System.IO.Compression;
using System.Xml;

namespace CaseFlow.Workflows.House.Sheets;

/// <summary>
/// Cells in which a formula went wrong: the reader of workbooks takes them for blank ones, and blank would mean "as it was".
/// </summary>
internal static class BrokenCells
{
    private static readonly XmlReaderSettings Safely = new() { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true };

    /// <summary>Of the first sheet, as the spreadsheet program calls them: B3.</summary>
    public static IReadOnlyList<string> Of(ZipArchive book)
    {
        var broken = new List<string>();
        if (FirstSheet(book) is not { } sheet)
            return broken;
        using var reader = XmlReader.Create(sheet.Open(), Safely);
        var (row, column) = (0, 0);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
                (row, column) = (row + 1, 0);
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            column++;
            if (reader.GetAttribute("t") == "e")
                broken.Add(reader.GetAttribute("r") ?? $"{(char)('A' + Math.Min(column, 26) - 1)}{row}");
        }

        return broken;
    }

    private static ZipArchiveEntry? FirstSheet(ZipArchive book)
    {
        var id = Attribute(book, "xl/workbook.xml", "sheet", _ => true, "id");
        var target = Attribute(book, "xl/_rels/workbook.xml.rels", "Relationship", reader => reader.GetAttribute("Id") == id, "Target");
        return target is null ? null : book.GetEntry(target.StartsWith('/') ? target[1..] : "xl/" + target);
    }

    /// <summary>An attribute of the first element that is so; by its local name, whatever the prefix.</summary>
    private static string? Attribute(ZipArchive book, string part, string element, Func<XmlReader, bool> isIt, string name)
    {
        if (book.GetEntry(part) is not { } entry)
            return null;
        using var reader = XmlReader.Create(entry.Open(), Safely);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != element || !isIt(reader))
                continue;
            for (var found = reader.MoveToFirstAttribute(); found; found = reader.MoveToNextAttribute())
                if (reader.LocalName == name)
                    return reader.Value;
        }

        return null;
    }
}

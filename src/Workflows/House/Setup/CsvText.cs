using System.Text;

namespace CaseFlow.Workflows.House.Setup;

/// <summary>Lines of a table as people paste them: from a file with commas, or from a sheet with tabs.</summary>
public static class CsvText
{
    /// <summary>Each line that is not blank with its number, from 1; its cells are null where a quotation mark is never closed.</summary>
    public static IEnumerable<(int Number, IReadOnlyList<string>? Cells)> Lines(string text)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        return lines
            .Select((line, index) => (Number: index + 1, Line: line))
            .Where(line => !string.IsNullOrWhiteSpace(line.Line))
            .Select(line =>
                (line.Number, (IReadOnlyList<string>?)Cells(line.Line, line.Line.Contains('\t', StringComparison.Ordinal) ? '\t' : ','))
            );
    }

    private static List<string>? Cells(string line, char separator)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < line.Length; at++)
        {
            var sign = line[at];
            if (sign == '"' && isQuoted && at + 1 < line.Length && line[at + 1] == '"')
                cell.Append(line[++at]);
            else if (sign == '"')
                isQuoted = !isQuoted;
            else if (sign == separator && !isQuoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
                cell.Append(sign);
        }

        cells.Add(cell.ToString().Trim());
        return isQuoted ? null : cells;
    }
}

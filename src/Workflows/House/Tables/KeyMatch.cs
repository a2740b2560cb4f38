namespace CaseFlow.Workflows.House.Tables;

/// <summary>For tables whose lines are known by what stands in their key columns.</summary>
internal static class KeyMatch
{
    public static void Match(IReadOnlyList<TableRow> rows, IReadOnlyList<ImportLine> lines, params string[] keys)
    {
        var known = rows.ToDictionary(row => Key(keys, row.Cells.GetValueOrDefault), StringComparer.Ordinal);
        var first = new Dictionary<string, ImportLine>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (!line.Cells.ContainsKey(keys[0]))
            {
                if (line.Errors.Count == 0)
                    line.Fail(keys[0], "field.required");
                continue;
            }

            var key = Key(keys, line.Cells.GetValueOrDefault);
            line.Row = known.GetValueOrDefault(key);
            if (!first.TryAdd(key, line))
                line.Fail(keys[0], "table.same-line", first[key].Number);
        }
    }

    private static string Key(IEnumerable<string> columns, Func<string, string?> cell) => string.Join('\n', columns.Select(cell));
}

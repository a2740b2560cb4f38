using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Clients.Names;
using CaseFlow.Workflows.House.Tables;

namespace CaseFlow.Workflows.Clients.Tables;

/// <summary>Which client a line is about: never a guess between two.</summary>
internal static class ClientMatch
{
    private static readonly string[] Fixed = ["chartNumber", "dataUseConsent"];

    public static void Match(IReadOnlyList<TableRow> rows, IReadOnlyList<ImportLine> lines)
    {
        var byId = rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        var byChart = rows.Where(row => row.Cells.ContainsKey("chartNumber")).ToLookup(row => row.Cells["chartNumber"]);
        var byPerson = rows.ToLookup(row => (SoughtText.Of(row.Cells["name"]), row.Cells[ClientFacts.Mobile]));
        var taken = new Dictionary<string, ImportLine>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.Cells.TryGetValue("id", out var id))
                line.Row = byId.GetValueOrDefault(id) ?? Unknown(line, "id");
            else if (line.Cells.TryGetValue("chartNumber", out var chart))
                line.Row = byChart[chart].FirstOrDefault() ?? Unknown(line, "chartNumber");
            else if (line.Cells.TryGetValue("name", out var name) && line.Cells.TryGetValue(ClientFacts.Mobile, out var mobile))
                line.Row = Only(line, byPerson[(SoughtText.Of(name), mobile)]);
            Compare(line, taken);
        }
    }

    private static void Compare(ImportLine line, Dictionary<string, ImportLine> taken)
    {
        if (line.Row is not { } row)
            return;
        if (!taken.TryAdd(row.Id, line))
            line.Fail(null, "table.same-line", taken[row.Id].Number);
        foreach (var column in Fixed.Where(line.Cells.ContainsKey))
            if (line.Cells[column] != row.Cells.GetValueOrDefault(column))
                line.Fail(column, "table.fixed");
    }

    private static TableRow? Unknown(ImportLine line, string column)
    {
        line.Fail(column, "client.not-found");
        return null;
    }

    private static TableRow? Only(ImportLine line, IEnumerable<TableRow> alike)
    {
        var rows = alike.Take(2).ToList();
        if (rows.Count < 2)
            return rows.FirstOrDefault();
        line.Fail("id", "table.several");
        return null;
    }
}

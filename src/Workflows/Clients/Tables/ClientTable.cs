using System.Globalization;
using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Tables;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Tables;

/// <summary>The clients of a branch: known by their number here, their chart number, or name and mobile together.</summary>
public sealed class ClientTable(CaseFlowDb db, CurrentPerson person, Staging staging, UndoClient undo, ITableWords words) : ITable
{
    internal const string None = "none";
    private const string Id = "id";
    private const string Chart = "chartNumber";
    private const string Consent = "dataUseConsent";
    private const string Another = "anotherPerson";
    private const string Check = "identityCheck";

    private static readonly string[] NoneWords = [None, "无", "没有"];

    public string Name => "clients";

    public string Permission => ClientsRoom.Tables;

    public Task<IReadOnlyList<TableColumn>> ColumnsAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<TableColumn>>([
            new(Id, CellKind.Code),
            new(Chart, CellKind.Code),
            new("name") { IsKey = true, IsNeeded = true },
            new(ClientFacts.Mobile, CellKind.Phone) { IsKey = true, IsNeeded = true },
            new("gender", CellKind.Choice) { Choices = Choices(ClientRules.Genders, "page.gender.") },
            new("birthday", CellKind.Day),
            new("sourceChannel"),
            new("referrer"),
            new("allergies", CellKind.Texts),
            new("flags", CellKind.Texts),
            new("preferredChannel", CellKind.Choice) { Choices = Choices(ClientWishes.Channels, "table.clients.channel.") },
            new("language", CellKind.Choice) { Choices = Choices(ClientWishes.Languages, "table.clients.language.") },
            new(Consent, CellKind.YesNo) { IsNeeded = true },
            new(Another),
            new(Check, CellKind.Choice) { Choices = Choices(IdentityChecks.All, "table.clients.check.") },
        ]);

    public async Task<IReadOnlyList<TableRow>> ReadAsync(BranchId branch, CancellationToken cancel)
    {
        var clients = await db.Clients()
            .AsNoTracking()
            .Where(client => client.BranchId == branch && client.MergedIntoId == null)
            .OrderBy(client => client.CreatedAt)
            .ThenBy(client => client.Id)
            .ToListAsync(cancel);
        return [.. clients.Select(client => new TableRow(client.Id.ToString(), Cells(client)))];
    }

    public string Show(BranchId branch, string column, string value) =>
        column == ClientFacts.Mobile && !person.MayCallIn(branch) ? PhoneNumber.Mask(value) : value;

    public string Canonical(string column, string value) =>
        column switch
        {
            ClientFacts.Mobile => PhoneNumber.Normalise(value) ?? value,
            "allergies" when NoneWords.Contains(value, StringComparer.OrdinalIgnoreCase) => None,
            Id when Guid.TryParse(value, out var id) => id.ToString("D"),
            _ => value,
        };

    public bool IsKept(string column) => column is not (Another or Check);

    public void Match(IReadOnlyList<TableRow> rows, IReadOnlyList<ImportLine> lines) => ClientMatch.Match(rows, lines);

    public async Task<IReadOnlyList<ImportedThing>> PutAsync(
        BranchId branch,
        IReadOnlyList<ImportLine> lines,
        string? reason,
        CancellationToken cancel
    )
    {
        var things = new List<ImportedThing>();
        foreach (var line in lines)
        {
            var client = line.Row is { } row ? await FindAsync(new ClientId(Guid.Parse(row.Id)), cancel) : null;
            var before = client is null ? null : ClientState.Of(client);
            var done = client is null ? await CreateAsync(branch, line, cancel) : await ChangeAsync(client, line, cancel);
            if (!done.IsSuccess)
                line.Fail(done.Refusal, this);
            else if (db.Clients().AtHand(one => one.Id == done.Value.Id) is { } now)
                things.Add(new ImportedThing(now.Id.ToString(), now.Name, before, ClientState.Of(now)));
        }

        return things;
    }

    public string ColumnOf(string field) => field == "identityChecked" ? Check : field.Split('[')[0];

    public Task<Refusal?> UndoAsync(BranchId branch, ImportedThing thing, Undoing undoing, CancellationToken cancel) =>
        undo.UndoAsync(new ClientId(Guid.Parse(thing.Id)), thing, undoing, cancel);

    private Task<Client?> FindAsync(ClientId id, CancellationToken cancel) =>
        db.Clients().SingleOrDefaultAsync(client => client.Id == id, cancel);

    private Task<Result<ClientDetail>> CreateAsync(BranchId branch, ImportLine line, CancellationToken cancel) =>
        staging.DoAsync<CreateClient.Command, ClientDetail>(
            new CreateClient.Command(
                line["name"] ?? "",
                line[ClientFacts.Mobile] ?? "",
                line[Consent] == "yes",
                line["gender"],
                DayOf(line["birthday"]),
                line["sourceChannel"],
                line["referrer"],
                Texts(line["allergies"]),
                branch,
                line[Another],
                Texts(line["flags"]),
                line["preferredChannel"],
                line["language"]
            ),
            cancel
        );

    private Task<Result<ClientDetail>> ChangeAsync(Client client, ImportLine line, CancellationToken cancel)
    {
        string? Wanted(string column) => line.Changes.Find(change => change.Column == column)?.After;
        return staging.DoAsync<UpdateClient.Command, ClientDetail>(
            new UpdateClient.Command(
                client.Id,
                Wanted("name"),
                Wanted(ClientFacts.Mobile),
                Wanted("gender"),
                DayOf(Wanted("birthday")),
                Texts(Wanted("allergies")),
                Texts(Wanted("flags")),
                Wanted("sourceChannel"),
                Wanted("referrer"),
                IdentityCheck: line.Cells.GetValueOrDefault(Check),
                PreferredChannel: Wanted("preferredChannel"),
                Language: Wanted("language")
            ),
            cancel
        );
    }

    private static Dictionary<string, string> Cells(Client client)
    {
        var cells = ClientFacts.Of(client);
        cells.Remove("marketingRefused");
        cells[Id] = client.Id.ToString();
        cells[Chart] = client.ChartNumber;
        cells[Consent] = client.DataUseConsentAt is null ? "no" : "yes";
        return cells.Where(cell => !string.IsNullOrEmpty(cell.Value)).ToDictionary(cell => cell.Key, cell => cell.Value!);
    }

    private List<TableChoice> Choices(IEnumerable<string> codes, string prefix) =>
        [.. codes.Select(code => words.Choice(code, prefix + code))];

    internal static IReadOnlyList<string>? Texts(string? joined) =>
        joined switch
        {
            null => null,
            None => [],
            _ => joined.Split("; "),
        };

    internal static DateOnly? DayOf(string? day) =>
        day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

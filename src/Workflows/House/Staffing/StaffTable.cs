using System.Globalization;
using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Tables;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Staffing;

/// <summary>The people of a branch with their roles there (F36), known by their login names.</summary>
public sealed class StaffTable(CaseFlowDb db, StaffBook staff, UndoStaff undo, Staging staging, ITableWords words) : ITable
{
    private const string UserName = "userName";
    private const string RolesThere = "roles";
    private const string Leads = "leads";

    public string Name => "staff";

    public string Permission => HouseRoom.ManageStaff;

    public Task<IReadOnlyList<TableColumn>> ColumnsAsync(CancellationToken cancel)
    {
        List<TableChoice> roles = [.. Roles.All.Select(role => words.Choice(role, "page.role." + role))];
        return Task.FromResult<IReadOnlyList<TableColumn>>([
            new(UserName, CellKind.Code) { IsKey = true, IsNeeded = true },
            new("name") { IsNeeded = true },
            new(RolesThere, CellKind.Choices) { IsNeeded = true, Choices = roles },
            new(Leads, CellKind.Choices) { Choices = roles },
            new("mobile", CellKind.Phone),
            new("qualificationKind"),
            new("qualificationNumber", CellKind.Code),
            new("qualificationValidTo", CellKind.Day),
            new("firstDay", CellKind.Day),
            new("lastDay", CellKind.Day),
        ]);
    }

    public async Task<IReadOnlyList<TableRow>> ReadAsync(BranchId branch, CancellationToken cancel)
    {
        var people = await staff
            .Visible.AsNoTracking()
            .Where(person => person.Roles.Any(role => role.BranchId == branch))
            .OrderBy(person => person.UserName)
            .ToListAsync(cancel);
        return [.. people.Select(person => new TableRow(person.Id.ToString(), Cells(person, branch)))];
    }

    public void Match(IReadOnlyList<TableRow> rows, IReadOnlyList<ImportLine> lines) => KeyMatch.Match(rows, lines, UserName);

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
            var person = line.Row is { } row ? await staff.FindAsync(IdOf(row.Id), cancel) : null;
            var before = person is null ? null : StaffState.Of(person);
            var done = person is null ? await HireAsync(branch, line, cancel) : await ChangeAsync(branch, person, line, reason, cancel);
            if (!done.IsSuccess)
                line.Fail(done.Refusal, this);
            else if (db.People().AtHand(one => one.Id == done.Value) is { } now)
                things.Add(new ImportedThing(now.Id.ToString(), now.Name, before, StaffState.Of(now)));
        }

        return things;
    }

    public string ColumnOf(string field) => field.StartsWith("grants", StringComparison.Ordinal) ? RolesThere : field.Split('[')[0];

    public Task<Refusal?> UndoAsync(BranchId branch, ImportedThing thing, Undoing undoing, CancellationToken cancel) =>
        undo.UndoAsync(IdOf(thing.Id), thing, undoing, cancel);

    private async Task<Result<PersonId>> HireAsync(BranchId branch, ImportLine line, CancellationToken cancel)
    {
        var roles = RolesOf(line, branch);
        var hired = await staging.DoAsync<CreatePerson.Command, CreatePerson.Response>(
            new CreatePerson.Command(
                line[UserName] ?? "",
                line["name"] ?? "",
                null,
                [.. roles.Select(role => new Grant(role.Role, role.Branch))],
                FactsOf(line),
                [.. roles.Where(role => role.IsLead).Select(role => new Grant(role.Role, role.Branch))]
            ),
            cancel
        );
        return hired.IsSuccess ? hired.Value.Id : hired.Refusal;
    }

    private async Task<Result<PersonId>> ChangeAsync(
        BranchId branch,
        Person person,
        ImportLine line,
        string? reason,
        CancellationToken cancel
    )
    {
        var revision = person.Revision; // roles move it on
        if (line.Changes.Exists(change => change.Column is not (RolesThere or Leads)))
        {
            var changed = await staging.DoAsync<UpdatePerson.Command, StaffMember>(
                new UpdatePerson.Command(person.Id, line["name"] ?? "", FactsOf(line), revision, reason),
                cancel
            );
            if (!changed.IsSuccess)
                return changed.Refusal;
        }

        if (!line.Changes.Exists(change => change.Column is RolesThere or Leads))
            return person.Id;
        var elsewhere = StaffRole.Of(person).Where(role => role.Branch != branch && staff.ManagesIn(role.Branch)).ToList();
        var given = await staging.DoAsync<GiveRoles.Command, StaffMember>(
            new GiveRoles.Command(person.Id, [.. elsewhere, .. RolesOf(line, branch)], revision, reason),
            cancel
        );
        return given.IsSuccess ? person.Id : given.Refusal;
    }

    private static Dictionary<string, string> Cells(Person person, BranchId branch)
    {
        var facts = StaffFacts.Of(person);
        var roles = StaffRole.Of(person).Where(role => role.Branch == branch).ToList();
        var cells = new Dictionary<string, string?>
        {
            [UserName] = person.UserName,
            ["name"] = person.Name,
            [RolesThere] = Joined(roles),
            [Leads] = Joined(roles.Where(role => role.IsLead)),
            ["mobile"] = facts.Mobile,
            ["qualificationKind"] = facts.QualificationKind,
            ["qualificationNumber"] = facts.QualificationNumber,
            ["qualificationValidTo"] = Text(facts.QualificationValidTo),
            ["firstDay"] = Text(facts.FirstDay),
            ["lastDay"] = Text(facts.LastDay),
        };
        return cells.Where(cell => !string.IsNullOrEmpty(cell.Value)).ToDictionary(cell => cell.Key, cell => cell.Value!);
    }

    private static List<StaffRole> RolesOf(ImportLine line, BranchId branch)
    {
        var leads = Split(line[Leads]);
        return [.. Split(line[RolesThere]).Select(role => new StaffRole(role, branch, leads.Contains(role)))];
    }

    private static StaffFacts FactsOf(ImportLine line) =>
        new(
            line["mobile"],
            line["qualificationKind"],
            line["qualificationNumber"],
            DayOf(line["qualificationValidTo"]),
            DayOf(line["firstDay"]),
            DayOf(line["lastDay"])
        );

    public string Canonical(string column, string value) =>
        column is RolesThere or Leads ? string.Join("; ", Split(value).Order(StringComparer.Ordinal)) : value;

    private static string[] Split(string? roles) => roles?.Split("; ") ?? [];

    private static string Joined(IEnumerable<StaffRole> roles) =>
        string.Join("; ", roles.Select(role => role.Role).Order(StringComparer.Ordinal));

    private static PersonId IdOf(string id) => new(Guid.Parse(id));

    private static DateOnly? DayOf(string? day) =>
        day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What an import changes of somebody, and an undoing gives back.</summary>
internal sealed record StaffState(string Name, StaffFacts Facts, IReadOnlyList<StaffRole> Roles)
{
    public static string Of(Person person) =>
        JsonSerializer.Serialize(new StaffState(person.Name, StaffFacts.Of(person), [.. StaffRole.Of(person)]), ImportDesk.Json);

    public static StaffState Read(string state) => JsonSerializer.Deserialize<StaffState>(state, ImportDesk.Json)!;

    public void PutTo(Person person)
    {
        person.Name = Name;
        Facts.PutTo(person);
        person.Roles.RemoveAll(held => !Roles.Any(role => role.Role == held.Role && role.Branch == held.BranchId));
        foreach (var role in Roles)
        {
            person.Add(new Grant(role.Role, role.Branch));
            person.Roles.Single(held => held.Role == role.Role && held.BranchId == role.Branch).IsLead = role.IsLead;
        }

        person.Revision++; // the roles are rows of their own
    }
}

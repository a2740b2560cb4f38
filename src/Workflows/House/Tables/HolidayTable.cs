using System.Globalization;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Tables;

/// <summary>Holidays and moved working days (调休) of a branch. Lines add and change days; a year that gets one is then known.</summary>
public sealed class HolidayTable(CaseFlowDb db, CalendarBook calendars, SetupHistory history, Staging staging, ITableWords words) : ITable
{
    private const string Day = "day";
    private const string Kind = "kind";
    private const string Hours = "hours";

    public string Name => "holidays";

    public string Permission => HouseRoom.ManageHours;

    public Task<IReadOnlyList<TableColumn>> ColumnsAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<TableColumn>>([
            new(Day, CellKind.Day) { IsKey = true, IsNeeded = true },
            new(Kind, CellKind.Choice)
            {
                IsNeeded = true,
                Choices = [words.Choice("closed", "table.holidays.closed"), words.Choice("open", "table.holidays.open")],
            },
            new("name"),
            new(Hours),
        ]);

    public async Task<IReadOnlyList<TableRow>> ReadAsync(BranchId branch, CancellationToken cancel)
    {
        var years = await db.CalendarYears()
            .AsNoTracking()
            .Where(row => row.BranchId == branch)
            .OrderBy(row => row.Year)
            .ToListAsync(cancel);
        return [.. years.SelectMany(year => SpecialDay.Read(year.Days)).Select(day => new TableRow(Text(day.Day), Cells(day)))];
    }

    public string Canonical(string column, string value) =>
        column == Hours && OpenSpan.ParseDay(value) is { } spans ? OpenSpan.Write(spans) : value;

    public void Match(IReadOnlyList<TableRow> rows, IReadOnlyList<ImportLine> lines)
    {
        KeyMatch.Match(rows, lines, Day);
        foreach (var line in lines.Where(line => line.State is LineState.New && line[Kind] is null))
            line.Fail(Kind, "field.required");
    }

    public async Task<IReadOnlyList<ImportedThing>> PutAsync(
        BranchId branch,
        IReadOnlyList<ImportLine> lines,
        string? reason,
        CancellationToken cancel
    )
    {
        var things = new List<ImportedThing>();
        foreach (var year in lines.GroupBy(line => DayOf(line).Year))
            if (await PutYearAsync(branch, year.Key, [.. year], reason, cancel) is { } thing)
                things.Add(thing);
        return things;
    }

    public async Task<Refusal?> UndoAsync(BranchId branch, ImportedThing thing, Undoing undoing, CancellationToken cancel)
    {
        var found = await calendars.FindToChangeAsync(branch, cancel);
        if (!found.IsSuccess)
            return found.Refusal;
        var year = int.Parse(thing.Id, CultureInfo.InvariantCulture);
        var row = await YearAsync(branch, year, cancel);
        if (row?.Days != thing.After)
            return Refusal.Conflict("import.used", thing.Name);
        if (thing.Before is { } before)
            return await calendars.SetYearAsync(
                found.Value,
                year,
                SpecialDay.Read(before),
                (row.Revision, Overwrites: false),
                undoing.Reason,
                cancel
            );
        db.CalendarYears().Remove(row);
        await history.WriteAsync(
            "calendar.undone",
            new SetupSubject(SetupSubject.Hours, branch.ToString(), $"{found.Value.Name} {year}", branch),
            new { Days = SpecialDay.Read(row.Days) },
            null,
            undoing.Reason,
            cancel
        );
        return null;
    }

    private async Task<ImportedThing?> PutYearAsync(
        BranchId branch,
        int year,
        IReadOnlyList<ImportLine> lines,
        string? reason,
        CancellationToken cancel
    )
    {
        var row = await YearAsync(branch, year, cancel);
        var (before, revision) = (row?.Days, row?.Revision);
        var stays = (row is null ? [] : SpecialDay.Read(row.Days)).Where(day => !lines.Any(line => DayOf(line) == day.Day));
        List<SpecialDay> days = [.. stays.Concat(lines.Select(DayIn)).OrderBy(day => day.Day)];
        var set = await staging.DoAsync<SetCalendarYear.Command, SetCalendarYear.Response>(
            new SetCalendarYear.Command(branch, year, CalendarFile.Write(days), revision, Reason: reason),
            cancel
        );
        if (set.IsSuccess)
            return new ImportedThing(
                year.ToString(CultureInfo.InvariantCulture),
                year.ToString(CultureInfo.InvariantCulture),
                before,
                (await YearAsync(branch, year, cancel))!.Days
            );
        foreach (var error in set.Refusal.Fields)
            FailAt(error, days, lines);
        if (set.Refusal.Fields.Count == 0)
            lines[0].Fail(set.Refusal, this);
        return null;
    }

    /// <summary>An error of a line of the year, told to the line of the file.</summary>
    private static void FailAt(FieldError error, List<SpecialDay> days, IReadOnlyList<ImportLine> lines)
    {
        if (error.Arguments is not [int number, CodedText why])
        {
            lines[0].Fail(null, error.Code, error.Arguments);
            return;
        }

        var line = lines.FirstOrDefault(one => DayOf(one) == days[number - 1].Day) ?? lines[0];
        var column = why.Code switch
        {
            "hours.not-hours" => Hours,
            "calendar.long-name" => "name",
            _ => Day,
        };
        line.Fail(column, why.Code, [.. why.Arguments]);
    }

    private Task<CalendarYear?> YearAsync(BranchId branch, int year, CancellationToken cancel) =>
        db.CalendarYears().FirstCurrentAsync(row => row.BranchId == branch && row.Year == year, cancel);

    private static SpecialDay DayIn(ImportLine line) => new(DayOf(line), line[Kind] == "open", line["name"] ?? "", line[Hours]);

    private static DateOnly DayOf(ImportLine line) => DateOnly.ParseExact(line[Day]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Cells(SpecialDay day)
    {
        var cells = new Dictionary<string, string> { [Day] = Text(day.Day), [Kind] = day.IsOpen ? "open" : "closed" };
        if (day.Name.Length > 0)
            cells["name"] = day.Name;
        if (day.Hours is { Length: > 0 } hours)
            cells[Hours] = hours;
        return cells;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

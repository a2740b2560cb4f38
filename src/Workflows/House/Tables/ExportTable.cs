using System.Globalization;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Sheets;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Tables;

/// <summary>A file with its name.</summary>
public sealed record TableFile(byte[] Content, string FileName, string ContentType);

/// <summary>
/// A table as a file that comes back unchanged; who took it out stands in the history of set-up. Numbers are masked for who sees them so
/// (R-PRI-3).
/// </summary>
public static class ExportTable
{
    /// <param name="Format">csv or xlsx.</param>
    /// <param name="Language">Of headings and choices: zh or en.</param>
    public sealed record Command(string Table, string Format, string Language, BranchId? Branch = null) : ICommand<TableFile>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Format).Must(SheetFormat.All.Contains).WithErrorCode("field.unknown-option");
            RuleFor(command => command.Language).Must(TableWords.Languages.Contains).WithErrorCode("field.unknown-option");
        }
    }

    public sealed class Handler(ImportDesk desk, TableFiles files, SetupHistory history, BranchClock clock)
        : ICommandHandler<Command, TableFile>
    {
        public async Task<Result<TableFile>> Handle(Command command, CancellationToken cancel)
        {
            var found = desk.Find(command.Table, command.Branch);
            if (!found.IsSuccess)
                return found.Refusal;
            var (table, branch) = found.Value;
            var rows = await table.ReadAsync(branch, cancel);
            var today = (await clock.TodayAsync(branch, cancel)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var name = $"{table.Name}-{today}";
            var file = await files.WriteAsync(table, branch, rows, (command.Format, command.Language, name), cancel);
            var subject = new SetupSubject(SetupSubject.Table, table.Name, file.FileName, branch);
            await history.WriteAsync("table.exported", subject, null, new { Table = table.Name, Rows = rows.Count }, null, cancel);
            return file;
        }
    }
}

/// <summary>A file with the headings of a table alone, in which people type what is to come.</summary>
public static class GetTemplate
{
    /// <inheritdoc cref="ExportTable.Command"/>
    public sealed record Query(string Table, string Format, string Language, BranchId? Branch = null) : IQuery<TableFile>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Format).Must(SheetFormat.All.Contains).WithErrorCode("field.unknown-option");
            RuleFor(query => query.Language).Must(TableWords.Languages.Contains).WithErrorCode("field.unknown-option");
        }
    }

    public sealed class Handler(ImportDesk desk, TableFiles files) : IQueryHandler<Query, TableFile>
    {
        public async Task<Result<TableFile>> Handle(Query query, CancellationToken cancel)
        {
            var found = desk.Find(query.Table, query.Branch);
            if (!found.IsSuccess)
                return found.Refusal;
            var (table, branch) = found.Value;
            return await files.WriteAsync(table, branch, null, (query.Format, query.Language, table.Name), cancel);
        }
    }
}

/// <summary>Writes rows of a table under its headings.</summary>
public sealed class TableFiles(ITableWords words)
{
    private const int RowsToType = 200;

    /// <param name="rows">Null: a template, whose headings say by a star what is needed.</param>
    public async Task<TableFile> WriteAsync(
        ITable table,
        BranchId branch,
        IReadOnlyList<TableRow>? rows,
        (string Format, string Language, string Name) file,
        CancellationToken cancel
    )
    {
        var columns = await table.ColumnsAsync(cancel);
        var head = columns.Select(column => new SheetCell(
            words.Heading(file.Language, table, column.Key) + (rows is null && column.IsNeeded ? "*" : "")
        ));
        List<IReadOnlyList<SheetCell>> lines =
        [
            [.. head],
        ];
        foreach (var row in rows ?? [])
            lines.Add([
                .. columns.Select(column =>
                    row.Cells.TryGetValue(column.Key, out var value)
                        ? CellText.Write(column, table.Show(branch, column.Key, value), file.Language)
                        : SheetCell.Blank
                ),
            ]);
        var content = await SheetFormat.WriteAsync(
            file.Format,
            words.In(file.Language, "page.setup.tables." + table.Name),
            lines,
            rows is null ? RowsToType : 0
        );
        return new TableFile(content, $"{file.Name}.{file.Format}", SheetFormat.ContentType(file.Format));
    }
}

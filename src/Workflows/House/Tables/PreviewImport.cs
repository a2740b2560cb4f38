using System.Text.Json;
using CaseFlow.Workflows.House.Sheets;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Tables;

/// <summary>Reads a file and says what each of its lines would do. Nothing is done yet but that the file is kept for a day.</summary>
public static class PreviewImport
{
    /// <param name="Branch">Null: the caller's only or first one.</param>
    public sealed record Command(string Table, byte[] Content, string FileName, BranchId? Branch = null) : ICommand<ImportDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.FileName).MaximumLength(255).WithErrorCode("field.too-long");
    }

    public sealed class Handler(ImportBook book, ImportDesk desk, LineReading reading, IUnitOfWork work)
        : ICommandHandler<Command, ImportDetail>
    {
        public async Task<Result<ImportDetail>> Handle(Command command, CancellationToken cancel)
        {
            var found = desk.Find(command.Table, command.Branch);
            if (!found.IsSuccess)
                return found.Refusal;
            var (table, branch) = found.Value;
            var sheet = SheetFormat.Read(command.Content);
            if (!sheet.IsSuccess)
                return sheet.Refusal;
            var lines = reading.Read(table, await table.ColumnsAsync(cancel), sheet.Value);
            if (!lines.IsSuccess)
                return lines.Refusal;
            var said = JsonSerializer.Serialize(lines.Value, ImportDesk.Json);
            await ImportDesk.StageAsync(table, branch, lines.Value, null, cancel);
            work.Reset(); // it was only tried
            var import = await book.AddAsync(table, branch, command.FileName, cancel);
            import.Lines = said;
            import.See(branch, table, lines.Value);
            return ImportDetail.Of(import, isMine: true);
        }
    }
}

/// <summary>Looks again at what was looked at before: others have changed the same since.</summary>
public static class RenewPreview
{
    public sealed record Command(TableImportId Import) : ICommand<ImportDetail>;

    public sealed class Handler(ImportBook book, IUnitOfWork work) : ICommandHandler<Command, ImportDetail>
    {
        public async Task<Result<ImportDetail>> Handle(Command command, CancellationToken cancel)
        {
            var found = await book.FindAsync(command.Import, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var (import, table) = found.Value;
            if (import.State != ImportState.Previewed || !book.IsMine(import))
                return Refusal.Conflict("import.over");
            var lines = import.ReadLines();
            await ImportDesk.StageAsync(table, import.BranchId, lines, null, cancel);
            work.Reset();
            import = (await book.FindAsync(command.Import, cancel)).Value.Import;
            import.See(import.BranchId, table, lines);
            return ImportDetail.Of(import, isMine: true);
        }
    }
}

using System.Text.Json;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Tables;

/// <summary>
/// Takes over a file that was looked at: all of its lines in one commit, or none. Asked again it was done once; if others have changed the
/// same since it was looked at, it says so.
/// </summary>
public static class ConfirmImport
{
    public sealed record Command(TableImportId Import, string? Reason = null) : ICommand<ImportDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(ImportBook book, TimeProvider clock) : ICommandHandler<Command, ImportDetail>
    {
        public async Task<Result<ImportDetail>> Handle(Command command, CancellationToken cancel)
        {
            var found = await book.FindAsync(command.Import, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var (import, table) = found.Value;
            if (!book.IsMine(import))
                return Refusal.Forbidden("import.not-yours");
            if (import.State == ImportState.Imported)
                return ImportDetail.Of(import, isMine: true);
            if (import.State != ImportState.Previewed || import.ReadLines() is not { Count: > 0 } lines)
                return Refusal.Conflict("import.over");

            var things = await ImportDesk.StageAsync(table, import.BranchId, lines, command.Reason, cancel);
            if (ImportDesk.Print(lines) != import.Print)
                return Refusal.Conflict("import.changed-meanwhile");
            if (import.Wrong > 0)
                return Refusal.Conflict("import.has-errors", import.Wrong);
            if (things.Count == 0)
                return Refusal.Conflict("import.nothing-to-do");
            (import.State, import.ImportedAt) = (ImportState.Imported, clock.GetUtcNow());
            import.Things = JsonSerializer.Serialize(things, ImportDesk.Json);
            import.ImportedAtChange = await book.WriteAsync("table.imported", import, command.Reason, cancel);
            return ImportDetail.Of(import, isMine: true);
        }
    }
}

/// <summary>
/// Takes an import back within a day, while nobody has used or changed what it made (R-SET-11): all of it in one commit, or nothing and
/// what stands in the way.
/// </summary>
public static class UndoImport
{
    public sealed record Command(TableImportId Import, string? Reason = null) : ICommand<ImportDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(ImportBook book, TimeProvider clock) : ICommandHandler<Command, ImportDetail>
    {
        public async Task<Result<ImportDetail>> Handle(Command command, CancellationToken cancel)
        {
            var found = await book.FindAsync(command.Import, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var (import, table) = found.Value;
            if (import.State == ImportState.Undone)
                return ImportDetail.Of(import, book.IsMine(import));
            if (import is not { State: ImportState.Imported, ImportedAt: { } at })
                return Refusal.Conflict("import.not-imported");
            if (clock.GetUtcNow() - at > ImportDesk.Keep)
                return Refusal.Conflict("import.too-late");

            var undoing = new Undoing(at, import.ImportedAtChange, command.Reason);
            foreach (var thing in import.ReadThings().AsEnumerable().Reverse())
                if (await table.UndoAsync(import.BranchId, thing, undoing, cancel) is { } refusal)
                    return refusal;
            (import.State, import.UndoneAt) = (ImportState.Undone, clock.GetUtcNow());
            await book.WriteAsync("table.undone", import, command.Reason, cancel);
            return ImportDetail.Of(import, book.IsMine(import));
        }
    }
}

using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Tables;

/// <summary>Files that came: who may see and take over which, and their lines in the history of set-up.</summary>
public sealed class ImportBook(CaseFlowDb db, ImportDesk desk, SetupHistory history, CurrentPerson person, TimeProvider clock)
{
    public async Task<Result<(TableImport Import, ITable Table)>> FindAsync(TableImportId id, CancellationToken cancel)
    {
        if (await db.TableImports().SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } import)
            return Refusal.NotFound("import.not-found");
        var found = desk.Find(import.Table, import.BranchId);
        return found.IsSuccess ? (import, found.Value.Table) : found.Refusal;
    }

    /// <summary>What a file says, only who brought it sees and takes over.</summary>
    public bool IsMine(TableImport import) => person.IsSystem || import.MadeById == person.Id;

    public async Task<TableImport> AddAsync(ITable table, BranchId branch, string fileName, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (
            var old in await db.TableImports().Where(row => row.MadeAt < now - ImportDesk.Keep && row.Lines != "[]").ToListAsync(cancel)
        )
            if (old.State != ImportState.Imported || old.ImportedAt < now - ImportDesk.Keep)
                old.Forget();
        var import = new TableImport
        {
            Id = new TableImportId(Guid.CreateVersion7(now)),
            BranchId = branch,
            Table = table.Name,
            FileName = fileName,
            MadeById = person.Id,
            MadeBy = person.Name,
            MadeAt = now,
        };
        db.TableImports().Add(import);
        return import;
    }

    /// <returns>The number of the line.</returns>
    public async Task<long> WriteAsync(string act, TableImport import, string? reason, CancellationToken cancel)
    {
        var subject = new SetupSubject(SetupSubject.Table, import.Id.ToString(), import.FileName, import.BranchId);
        var facts = new
        {
            import.Table,
            import.New,
            import.Changed,
            import.Unchanged,
        };
        await history.WriteAsync(act, subject, null, facts, reason, cancel);
        return (await db.ChainCounterAsync(SetupHistory.Counter, cancel)).Value;
    }
}

using CaseFlow.Persistence.Sqlite;
using CaseFlow.Persistence.Statements;
using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Persistence;

/// <summary>Commits what its scope staged, through the write queue; then tells the open pages.</summary>
public sealed class UnitOfWork(CaseFlowDbContext db, WriteQueue queue, InstanceStore instances, AfterCommit afterCommit, LiveFeed feed) : IUnitOfWork
{
    public async Task<bool> TryCommitAsync(CancellationToken cancel)
    {
        var statements = StagedRows.Take(db);
        if (statements.Count > 0 && !await queue.TryWriteAsync(statements, cancel)) return false;
        db.ChangeTracker.AcceptAllChanges();
        feed.Publish(afterCommit.Changes);
        afterCommit.Changes.Clear();
        return true;
    }

    public void Reset()
    {
        db.ChangeTracker.Clear();
        instances.Reset();
        afterCommit.Changes.Clear();
    }
}

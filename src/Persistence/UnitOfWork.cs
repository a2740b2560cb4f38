using CaseFlow.Persistence.Statements;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseFlow.Persistence;

/// <summary>Commits what its scope staged, then tells the open pages.</summary>
public sealed class UnitOfWork(CaseFlowDbContext db, IWriter writer, InstanceStore instances, AfterCommit afterCommit, LiveFeed feed)
    : IUnitOfWork
{
    public IReadOnlyList<string> ContestedRows => [.. db.ChangeTracker.Entries().Where(IsContested).Select(NameOf)];

    public async Task<bool> TryCommitAsync(CancellationToken cancel)
    {
        var statements = StagedRows.Take(db);
        if (statements.Count > 0 && !await writer.TryWriteAsync(statements, afterCommit.Changes, cancel))
            return false;
        feed.Publish(afterCommit.Changes);
        Reset(); // whoever goes on in this scope reads again what is stored now
        return true;
    }

    public void Reset()
    {
        db.Forget();
        instances.Reset();
        afterCommit.Changes.Clear();
    }

    /// <summary>Rows of a journey move its revision with them, and rows that another row owns lie in that one.</summary>
    private static bool IsContested(EntityEntry row) =>
        row.Entity is Journey || (row.State is not EntityState.Unchanged && row.Entity is not IOfJourney && !row.Metadata.IsOwned());

    private static string NameOf(EntityEntry row) =>
        $"{row.Metadata.ShortName()} {string.Join(' ', row.Metadata.FindPrimaryKey()!.Properties.Select(key => row.CurrentValues[key]))}";
}

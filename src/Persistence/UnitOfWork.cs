using CaseFlow.Persistence.Statements;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Persistence;

/// <summary>Commits what its scope staged, then tells the open pages.</summary>
public sealed class UnitOfWork(CaseFlowDbContext db, IWriter writer, InstanceStore instances, AfterCommit afterCommit, LiveFeed feed)
    : IUnitOfWork
{
    public IReadOnlyList<JourneyId> Journeys => [.. db.Journeys.Local.Select(journey => journey.Id)];

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
}

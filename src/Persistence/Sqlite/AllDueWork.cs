using CaseFlow.Workflows;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Timers;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>A SQLite database has one host, and all that is due is its work.</summary>
public sealed class AllDueWork(CaseFlowDb db) : IDueWork
{
    public async Task<IReadOnlyList<TakeDueTimers.Due>> TakeTimersAsync(DateTimeOffset now, int limit, CancellationToken cancel) =>
        await db.Bookmarks()
            .Where(row => row.DueAt <= now)
            .OrderBy(row => row.DueAt)
            .ThenBy(row => row.InstanceId)
            .ThenBy(row => row.BookmarkId)
            .Take(limit)
            .Select(row => new TakeDueTimers.Due(row.InstanceId, row.BookmarkId, row.JourneyId, row.DueAt!.Value))
            .ToListAsync(cancel);

    public async Task<IReadOnlyList<Guid>> TakeMessagesAsync(DateTimeOffset now, int limit, CancellationToken cancel) =>
        await db.Outbox()
            .Where(row => row.SentAt == null && row.NextAttemptAt <= now)
            .OrderBy(row => row.NextAttemptAt)
            .ThenBy(row => row.Id)
            .Take(limit)
            .Select(row => row.Id)
            .ToListAsync(cancel);
}

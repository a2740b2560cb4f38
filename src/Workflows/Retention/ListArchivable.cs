using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Retention;

/// <summary>Journeys whose time to be archived has come, those that ended first at first.</summary>
public static class ListArchivable
{
    /// <param name="Skip">How many of them are left where they are, since they could not be archived.</param>
    public sealed record Query(int Skip = 0, int Limit = 100) : IQuery<IReadOnlyList<JourneyId>>;

    public sealed class Handler(CaseFlowDb db, RetentionTimes times, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<JourneyId>>
    {
        public async Task<Result<IReadOnlyList<JourneyId>>> Handle(Query query, CancellationToken cancel)
        {
            var until = clock.GetUtcNow() - times.ArchiveAfter;
            return await db.Journeys()
                .Where(row => row.EndedAt <= until && row.ArchivedAt == null && row.TrialAhead == null)
                .OrderBy(row => row.EndedAt)
                .ThenBy(row => row.Id)
                .Skip(query.Skip)
                .Take(query.Limit)
                .Select(row => row.Id)
                .ToListAsync(cancel);
        }
    }
}

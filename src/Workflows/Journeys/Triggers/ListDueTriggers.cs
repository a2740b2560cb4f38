using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Triggers;

/// <summary>Definitions that the clock is to start now, oldest occurrence first, and when the next one comes.</summary>
public static class ListDueTriggers
{
    public sealed record Query(int Limit = 100) : IQuery<DueRows<Guid>>;

    public sealed class Handler(CaseFlowDb db, TimeProvider clock) : IQueryHandler<Query, DueRows<Guid>>
    {
        public async Task<Result<DueRows<Guid>>> Handle(Query query, CancellationToken cancel)
        {
            var now = clock.GetUtcNow();
            var due = await db.Triggers()
                .Where(row => row.DueAt <= now)
                .OrderBy(row => row.DueAt)
                .ThenBy(row => row.Id)
                .Take(query.Limit)
                .Select(row => row.Id)
                .ToListAsync(cancel);
            return new DueRows<Guid>(due, await db.Triggers().Where(row => row.DueAt > now).MinAsync(row => row.DueAt, cancel));
        }
    }
}

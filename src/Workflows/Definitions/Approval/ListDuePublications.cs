using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Approval;

/// <summary>Planned publications whose time has come, and when the next one comes.</summary>
public static class ListDuePublications
{
    public sealed record Query(int Limit = 100) : IQuery<DueRows<Guid>>;

    public sealed class Handler(CaseFlowDb db, TimeProvider clock) : IQueryHandler<Query, DueRows<Guid>>
    {
        public async Task<Result<DueRows<Guid>>> Handle(Query query, CancellationToken cancel)
        {
            var now = clock.GetUtcNow();
            var planned = db.PublicationRequests().Where(row => row.EndedAt == null && row.State == PublicationState.Scheduled);
            var due = await planned
                .Where(row => row.From <= now)
                .OrderBy(row => row.From)
                .ThenBy(row => row.Id)
                .Take(query.Limit)
                .Select(row => row.Id)
                .ToListAsync(cancel);
            return new DueRows<Guid>(due, await planned.Where(row => row.From > now).MinAsync(row => row.From, cancel));
        }
    }
}

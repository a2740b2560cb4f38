using CaseFlow.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Timers;

/// <summary>Bookmarks whose time has come and that are this host's to wake, oldest first, and when the next one comes.</summary>
public static class ListDueTimers
{
    public sealed record Query(int Limit = 100) : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Due> Items, DateTimeOffset? Next);

    /// <param name="Journey">Two of one journey cannot commit at once.</param>
    public sealed record Due(Guid Instance, int Bookmark, JourneyId Journey, DateTimeOffset At);

    public sealed class Handler(CaseFlowDb db, IDueWork work, TimeProvider clock) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var now = clock.GetUtcNow();
            var due = await work.TakeTimersAsync(now, query.Limit, cancel);
            var next = await db.Bookmarks.Where(row => row.DueAt > now).MinAsync(row => row.DueAt, cancel);
            return new Response(due, next);
        }
    }
}

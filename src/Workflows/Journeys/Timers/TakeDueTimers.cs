using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Timers;

/// <summary>Takes bookmarks whose time has come for this host to wake, oldest first, and says when the next one comes.</summary>
public static class TakeDueTimers
{
    public sealed record Command(int Limit = 100) : ICommand<DueRows<Due>>;

    /// <param name="Journey">Two of one journey cannot commit at once.</param>
    public sealed record Due(Guid Instance, int Bookmark, JourneyId Journey, DateTimeOffset At);

    public sealed class Handler(CaseFlowDb db, IDueWork work, TimeProvider clock) : ICommandHandler<Command, DueRows<Due>>
    {
        public async Task<Result<DueRows<Due>>> Handle(Command command, CancellationToken cancel)
        {
            var now = clock.GetUtcNow();
            var due = await work.TakeTimersAsync(now, command.Limit, cancel);
            var next = await db.Bookmarks().Where(row => row.DueAt > now).MinAsync(row => row.DueAt, cancel);
            return new DueRows<Due>(due, next);
        }
    }
}

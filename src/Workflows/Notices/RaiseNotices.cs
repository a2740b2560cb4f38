using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Notices;

/// <summary>
/// Unread too long: the lead is told as well (R-MSG-1). An urgent one is told once more at the same time, and later the manager is told,
/// and
/// for safety any doctor on duty (R-MSG-3).
/// </summary>
public static class RaiseNotices
{
    private static readonly TimeSpan UntilManager = TimeSpan.FromMinutes(3);

    public sealed record Command(int Limit = 50) : ICommand<Response>;

    /// <param name="Next">When one that is unread now is to be raised.</param>
    public sealed record Response(int Raised, DateTimeOffset? Next);

    public sealed class Handler(CaseFlowDb db, NoticeBoard board, RoleHolders holders, TimeProvider clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var now = clock.GetUtcNow();
            var next = await db.Notices().MinAsync(notice => notice.RisesAt, cancel);
            if (next is null || next > now)
                return new Response(0, next);

            var due = await db.Notices()
                .Where(notice => notice.RisesAt <= now)
                .OrderBy(notice => notice.RisesAt)
                .Take(command.Limit)
                .ToListAsync(cancel);
            foreach (var notice in due)
                await RaiseAsync(notice, now, cancel);
            return new Response(due.Count, now);
        }

        private async Task RaiseAsync(Notice notice, DateTimeOffset now, CancellationToken cancel)
        {
            var isFirst = notice.Rises++ == 0;
            notice.RisesAt = notice.IsUrgent && isFirst ? now + UntilManager : null;
            if (notice.IsUrgent)
                board.RingAgain(notice, now);
            else
                board.Changed(notice);
            foreach (var to in isFirst ? await holders.LeadsOfAsync(notice, cancel) : await holders.LastResortAsync(notice, now, cancel))
                if (!await HasItAsync(notice, to, cancel))
                    board.TellAlso(notice, to, now);
        }

        /// <summary>Whoever has it already is not told once more.</summary>
        private async Task<bool> HasItAsync(Notice notice, NoticeAddress to, CancellationToken cancel) =>
            (notice.PersonId == to.Person && (to.Person is not null || notice.Role == to.Role))
            || await db.Notices()
                .AnyAsync(
                    copy => copy.OfId == notice.Id && copy.PersonId == to.Person && (to.Person != null || copy.Role == to.Role),
                    cancel
                );
    }
}

using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Notices;

/// <summary>How many notices wait for the caller, for the bell of every page.</summary>
public static class CountNotices
{
    public sealed record Query : IQuery<Response>;

    /// <param name="OnTop">Urgent ones that the caller has not confirmed, oldest first.</param>
    public sealed record Response(int Unread, int Urgent, IReadOnlyList<NoticeView> OnTop);

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var unread = await db.Notices().For(person).Unread().CountAsync(cancel);
            var onTop = await db.Notices()
                .AsNoTracking()
                .Include(notice => notice.ReadBy)
                .OnTopFor(person)
                .OrderBy(notice => notice.MadeAt)
                .ToListAsync(cancel);
            return new Response(unread, onTop.Count(notice => notice.State == NoticeState.Unread), [.. onTop.Select(NoticeView.Of)]);
        }
    }
}

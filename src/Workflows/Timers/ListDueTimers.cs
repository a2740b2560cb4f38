using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Timers;

/// <summary>Bookmarks whose time has come, oldest first, and when the next one comes.</summary>
public static class ListDueTimers
{
    public sealed record Query(int Limit = 100) : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Due> Items, DateTimeOffset? Next);

    public sealed record Due(Guid Instance, int Bookmark, DateTimeOffset At);
}

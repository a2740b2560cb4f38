using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Audit;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Timers;

/// <summary>The time of a bookmark has come. Firing one that is gone does nothing: it was completed or cancelled meanwhile.</summary>
public static class FireTimer
{
    public sealed record Command(Guid Instance, int Bookmark) : ICommand<Response>;

    public sealed record Response(bool Fired);

    public sealed class Handler(CaseFlowDb db, BookmarkWaking waking, TimeProvider clock) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var now = clock.GetUtcNow();
            var row = await db.Bookmarks.AsNoTracking().SingleOrDefaultAsync(row => row.InstanceId == command.Instance && row.BookmarkId == command.Bookmark, cancel);
            if (row?.DueAt is not { } dueAt || dueAt > now) return new Response(false);

            // Whoever completes the same step at this moment moves the journey's revision too: one of both runs again, and finds nothing to wake.
            var refusal = await waking.WakeAsync(row, new TimerFired(), HistoryTypes.TimerFired, new Dictionary<string, object?> { ["wait"] = row.Name, ["dueAt"] = dueAt }, cancel);
            return refusal is null ? new Response(true) : refusal.Kind == RefusalKind.Conflict ? new Response(false) : refusal;
        }
    }
}

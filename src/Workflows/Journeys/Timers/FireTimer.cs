using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys.Timers;

/// <summary>The time of a bookmark has come. Firing one that is gone does nothing: it was completed or cancelled meanwhile.</summary>
public static class FireTimer
{
    public sealed record Command(TakeDueTimers.Due Timer) : ICommand<Response>;

    public sealed record Response(bool Fired);

    public sealed class Handler(CaseFlowDb db, BookmarkWaking waking, TimeProvider clock) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var timer = command.Timer;
            var theCase = await Case.FindAsync(db, timer.Journey, cancel);
            var row = theCase?.Waits.FirstOrDefault(row => row.InstanceId == timer.Instance && row.BookmarkId == timer.Bookmark);
            if (row?.DueAt is not { } dueAt || dueAt > clock.GetUtcNow())
                return new Response(false);

            // Whoever completes the same step at this moment moves the journey's revision too: one of both runs again, and finds nothing to
            // wake.
            var refusal = await waking.WakeAsync(
                row,
                new TimerFired(),
                JourneyHistory.TimerFired,
                new Dictionary<string, object?> { ["wait"] = row.Name, ["dueAt"] = dueAt },
                cancel
            );
            return refusal is null ? new Response(true)
                : refusal.Kind == RefusalKind.Conflict ? new Response(false)
                : refusal;
        }
    }
}

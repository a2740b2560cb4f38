using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Making;

/// <summary>
/// Looks for clients who wait for a person in the house and whom nobody takes (R-TRI-6). Told once, however often it looks.
/// </summary>
public static class WatchWaiting
{
    /// <summary>Whoever waited longer has left long ago, or it was overlooked anyway.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(4);

    public sealed record Command : ICommand<Response>;

    public sealed record Response(int Told);

    public sealed class Handler(CaseFlowDb db, ClinicSettings settings, TaskNotices notices, TimeProvider clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var now = clock.GetUtcNow();
            var values = await settings.ValuesOfAsync(WaitSettings.All, cancel);
            var (longer, tooLong) = (WaitSettings.Read(values, WaitSettings.Long), WaitSettings.Read(values, WaitSettings.TooLong));
            var waiting = await WaitingAsync(now - longer, now - Stale, cancel);
            var ids = waiting.ConvertAll(task => (TaskId?)task.Id);
            var told = await db.Notices()
                .Where(notice => ids.Contains(notice.TaskId))
                .Where(notice => notice.Text == TaskNotices.WaitsLong || notice.Text == TaskNotices.WaitsTooLong)
                .Select(notice => new { notice.TaskId, notice.Text })
                .ToListAsync(cancel);
            var count = 0;
            foreach (var task in waiting)
            foreach (var isTooLong in new[] { false, true })
            {
                var text = isTooLong ? TaskNotices.WaitsTooLong : TaskNotices.WaitsLong;
                if (isTooLong && now - task.CreatedAt < tooLong || told.Exists(one => one.TaskId == task.Id && one.Text == text))
                    continue;
                notices.Waited(task, isTooLong, now);
                count++;
            }

            return new Response(count);
        }

        private Task<List<TaskItem>> WaitingAsync(DateTimeOffset since, DateTimeOffset stale, CancellationToken cancel) =>
            db.Tasks()
                .Include(task => task.Journey!.Client)
                .Where(task => task.Status == TaskStatus.Open && task.AssigneeId == null)
                .Where(task => ClientWaits.Types.Contains(task.ActivityType))
                .Where(task => task.CreatedAt <= since && task.CreatedAt > stale && task.Journey!.TrialAhead == null)
                .OrderBy(task => task.CreatedAt)
                .ToListAsync(cancel);
    }
}

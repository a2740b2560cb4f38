using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Notices;

/// <summary>
/// What becomes of notices once somebody has opened, confirmed or taken them; it counts on all devices and pages (R-MSG-11).
/// </summary>
public sealed class NoticeReading(CaseFlowDb db, NoticeBoard board, CurrentPerson person, TimeProvider clock)
{
    public Task<Notice?> FindAsync(NoticeId id, CancellationToken cancel) =>
        db.Notices().For(person).Include(notice => notice.ReadBy).SingleOrDefaultAsync(notice => notice.Id == id, cancel);

    public async Task OpenAsync(Notice notice, CancellationToken cancel)
    {
        if (notice.State != NoticeState.Unread)
            return;
        notice.Open(person.Id, clock.GetUtcNow());
        await CloseAsync(notice, cancel);
    }

    public async Task ConfirmAsync(Notice notice, CancellationToken cancel)
    {
        notice.Confirm(person.Id, clock.GetUtcNow());
        await CloseAsync(notice, cancel);
    }

    /// <summary>The person has opened the task: whatever it has to tell them is read.</summary>
    public async Task OpenOfTaskAsync(TaskId task, CancellationToken cancel)
    {
        foreach (var notice in await db.Notices().For(person).Unread().Where(notice => notice.TaskId == task).ToListAsync(cancel))
            await OpenAsync(notice, cancel);
    }

    /// <summary>The task is somebody's now: what was told of it is read by them, and tells nobody else any more.</summary>
    public async Task TakenAsync(TaskId task, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var open = await db.Notices().Where(notice => notice.TaskId == task && notice.State != NoticeState.Closed).ToListAsync(cancel);
        foreach (var notice in open)
        {
            if (notice.IsFor(person))
                notice.Open(person.Id, now);
            else
                notice.Cancel(now);
            board.Changed(notice);
        }
    }

    /// <summary>Whoever was told of it because it stayed unread need not care any more; or they do care, and nobody else is told.</summary>
    private async Task CloseAsync(Notice notice, CancellationToken cancel)
    {
        board.Changed(notice);
        if (notice.OfId is { } first)
        {
            if (await db.Notices().SingleOrDefaultAsync(one => one.Id == first, cancel) is { } unread)
                unread.RisesAt = null;
            return;
        }

        var copies = await db.Notices().Where(one => one.OfId == notice.Id && one.State == NoticeState.Unread).ToListAsync(cancel);
        foreach (var copy in copies)
        {
            copy.Cancel(clock.GetUtcNow());
            board.Changed(copy);
        }
    }
}

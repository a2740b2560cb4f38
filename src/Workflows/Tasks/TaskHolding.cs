using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Making;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks;

/// <summary>Who has an open task: claiming, releasing and assigning differ only in who may and what the history calls it.</summary>
public sealed class TaskHolding(CaseFlowDb db, HistoryWriter history, OpenTasks tasks, TaskNotices notices, CurrentPerson person)
{
    /// <summary>The task, if the person sees it, it is open, and <paramref name="refuse"/> has nothing against them.</summary>
    public async Task<Result<TaskItem>> FindOpenAsync(TaskId id, Func<TaskItem, Refusal?> refuse, CancellationToken cancel) =>
        await AcceptAsync(await db.FindVisibleAsync(id, person, cancel), refuse, cancel);

    /// <summary>The same of a task that was read already; null if there is none.</summary>
    public async Task<Result<TaskItem>> AcceptAsync(TaskItem? found, Func<TaskItem, Refusal?> refuse, CancellationToken cancel)
    {
        if (found is not { } task || !task.IsVisibleTo(person))
            return Refusal.NotFound("task.not-found");
        if (task.Status != TaskStatus.Open)
            return await ClosedAsync(task, cancel);
        return refuse(task) is { } refusal ? refusal : task;
    }

    public async Task GiveAsync(TaskItem task, PersonId? to, string type, DateTimeOffset at, CancellationToken cancel)
    {
        var before = task.Assignee;
        task.Assignee = to is null ? null : await db.People().SingleAsync(one => one.Id == to, cancel);
        task.AssigneeId = to;
        history.ActAs(task.RoleOf(person));
        history.Append(
            task.Journey!,
            at,
            type,
            new
            {
                taskId = task.Id.Value,
                before = before?.Name,
                after = task.Assignee?.Name,
            },
            OpenTasks.PlaceOf(task)
        );
        await notices.HeldAsync(task, to, at, cancel);
        tasks.Changed(task);
    }

    /// <summary>For the one who came too late: who closed it.</summary>
    private async Task<Refusal> ClosedAsync(TaskItem task, CancellationToken cancel)
    {
        if (task.Status == TaskStatus.Cancelled)
            return Refusal.Conflict("task.cancelled");
        var closedBy = await db.People().Where(one => one.Id == task.ClosedById).Select(one => one.Name).SingleOrDefaultAsync(cancel);
        return Refusal.Conflict("task.already-completed", closedBy ?? "");
    }
}

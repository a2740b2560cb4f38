using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Making;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks;

/// <summary>Who has an open task: claiming, releasing and assigning differ only in who may and what the history calls it.</summary>
public sealed class TaskHolding(CaseFlowDb db, HistoryWriter history, OpenTasks tasks, TaskMaking making, CurrentPerson person)
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

    public Task GiveAsync(TaskItem task, PersonId? to, string type, DateTimeOffset at, CancellationToken cancel) =>
        GiveAsync(task, to, type, null, at, cancel);

    private async Task GiveAsync(TaskItem task, PersonId? to, string type, string? text, DateTimeOffset at, CancellationToken cancel)
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
        await making.Notices.HeldAsync(task, to, text, at, cancel);
        tasks.Changed(task);
    }

    /// <summary>Its person is on leave: it is the substitute's, or the role's; both see for whom and until when (R-SET-6).</summary>
    public async Task StandInAsync(TaskItem task, StandIns.StandIn standIn, PersonId away, DateTimeOffset at, CancellationToken cancel)
    {
        var substitute = standIn.Substitute is { } id ? await db.People().SingleAsync(one => one.Id == id, cancel) : null;
        task.StandIn(standIn, away);
        task.ForPerson = substitute;
        var to = task.AssigneeId is null ? null : substitute?.Id;
        await GiveAsync(task, to, TaskHistory.TaskSubstituted, TaskNotices.StandsIn, at, cancel);
    }

    /// <summary>The colleague is on leave and nobody stands in for them.</summary>
    public async Task<Refusal?> RefuseAssignAsync(TaskItem task, PersonId to, DateTimeOffset at, CancellationToken cancel) =>
        await making.StandIns.FindAsync(to, task.Role, task.BranchId, at, cancel) is { Substitute: null } away
            ? Refusal.Conflict("task.on-leave", away.Name)
            : null;

    /// <summary>Hands it to a colleague; if they are on leave, to whom stands in for them.</summary>
    public async Task<Refusal?> AssignAsync(TaskItem task, PersonId to, DateTimeOffset at, CancellationToken cancel)
    {
        var standIn = await making.StandIns.FindAsync(to, task.Role, task.BranchId, at, cancel);
        if (standIn is { Substitute: null })
            return Refusal.Conflict("task.on-leave", standIn.Name);
        if (standIn is not null)
            task.StandIn(standIn, to);
        if (task.AssigneeId != (standIn?.Substitute ?? to))
            await GiveAsync(task, standIn?.Substitute ?? to, TaskHistory.TaskAssigned, at, cancel);
        return null;
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

using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks.Making;

/// <summary>
/// Who is told of a task (R-MSG-2): the person it is meant for or handed to; its role where somebody waits for them; its lead when it is
/// late.
/// </summary>
public sealed class TaskNotices(NoticeBoard notices, NoticeReading reading, RoleHolders holders)
{
    public const string Waits = "task.waits";
    public const string Assigned = "task.assigned";
    public const string Released = "task.released";
    public const string StandsIn = "task.stands-in";
    public const string Overdue = "task-overdue";
    public const string WaitsLong = "client.waits-long";
    public const string WaitsTooLong = "client.waits-too-long";

    public void Made(TaskItem task, TaskRequest request)
    {
        if (task.Journey!.IsTrial || notices.Attach(task.JourneyId, task.ForPersonId, task.Role, task.Id))
            return;
        var what = About(task, Waits, request.IsUrgent);
        if (task.ForPersonId is { } person)
            notices.TellPerson(task.BranchId, person, task.Role, what, task.CreatedAt);
        else if (request.TellsRole)
            notices.TellRole(task.BranchId, task.Role, what, task.CreatedAt);
    }

    /// <param name="to">Null: it was given back to its role.</param>
    /// <param name="text">Null: as usual.</param>
    public async Task HeldAsync(TaskItem task, PersonId? to, string? text, DateTimeOffset at, CancellationToken cancel)
    {
        await reading.TakenAsync(task.Id, cancel);
        if (task.Journey!.IsTrial)
            return;
        if (to is { } person)
            notices.TellPerson(task.BranchId, person, task.Role, About(task, text ?? Assigned), at);
        else if (task.ForPersonId is { } meant)
            notices.TellPerson(task.BranchId, meant, task.Role, About(task, text ?? Released), at);
        else
            notices.TellRole(task.BranchId, task.Role, About(task, text ?? Released), at);
    }

    /// <returns>Who is told: the lead of its role, or the manager where there is none (R-ESC-4).</returns>
    public async Task<string> OverdueAsync(TaskItem task, DateTimeOffset at, CancellationToken cancel)
    {
        var leads = await holders.LeadsOfAsync(task.BranchId, task.Role, task.AssigneeId, cancel);
        if (!task.Journey!.IsTrial)
            foreach (var lead in leads)
                notices.Tell(task.BranchId, lead, About(task, Overdue), at);
        return leads[0].Role!;
    }

    /// <summary>R-TRI-6: a client waits for somebody; they are told, and the desk, later the manager.</summary>
    public void Waited(TaskItem task, bool isTooLong, DateTimeOffset at)
    {
        var what = About(task, isTooLong ? WaitsTooLong : WaitsLong, minutes: (int)(at - task.CreatedAt).TotalMinutes);
        if (isTooLong)
        {
            notices.TellRole(task.BranchId, Roles.Manager, what, at);
            return;
        }

        if (task.ForPersonId is { } person)
            notices.TellPerson(task.BranchId, person, task.Role, what, at);
        else
            notices.TellRole(task.BranchId, task.Role, what, at);
        if (task.ForPersonId is not null || task.Role != Roles.FrontDesk)
            notices.TellRole(task.BranchId, Roles.FrontDesk, what, at);
    }

    private static NoticeContent About(TaskItem task, string text, bool isUrgent = false, int? minutes = null) =>
        new(
            text,
            new Dictionary<string, object?>
            {
                ["client"] = task.Journey!.Client?.Name,
                ["title"] = task.Title,
                ["englishTitle"] = task.EnglishTitle,
                ["away"] = task.InsteadOf,
                ["minutes"] = minutes,
            },
            task.JourneyId,
            task.Id,
            isUrgent
        );
}

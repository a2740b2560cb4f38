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
        var lead = await holders.FirstHeldAsync(task.BranchId, [Roles.LeadOf(task.Role)], cancel);
        if (!task.Journey!.IsTrial)
            notices.TellRole(task.BranchId, lead, About(task, Overdue), at);
        return lead;
    }

    private static NoticeContent About(TaskItem task, string text, bool isUrgent = false) =>
        new(
            text,
            new Dictionary<string, object?>
            {
                ["client"] = task.Journey!.Client?.Name,
                ["title"] = task.Title,
                ["englishTitle"] = task.EnglishTitle,
                ["away"] = task.InsteadOf,
            },
            task.JourneyId,
            task.Id,
            isUrgent
        );
}

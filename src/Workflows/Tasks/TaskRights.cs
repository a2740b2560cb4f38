using System.Linq.Expressions;
using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks;

/// <summary>
/// Who sees a task, and who may do what with it. Seen: by those who hold its role in its branch, by whom it is meant for or taken by, and
/// by
/// leads, auditors and operators of the branch. Done: by whoever took it; while it is free, by those it is offered to.
/// </summary>
public static class TaskRights
{
    private static readonly string[] Watchers = [Roles.Auditor, Roles.ProcessManager];

    public static IQueryable<TaskItem> VisibleTo(this IQueryable<TaskItem> tasks, CurrentPerson person)
    {
        if (person.IsSystem)
            return tasks;
        var all = person.Branches.Where(branch => person.SeesAllTasksOf(branch)).ToList();
        return tasks.Where(
            Like.AnyOf([
                task =>
                    task.AssigneeId == person.Id
                    || task.ForPersonId == person.Id
                    || task.InsteadOfId == person.Id
                    || all.Contains(task.BranchId),
                .. OfferedByRole(person),
            ])
        );
    }

    /// <summary>Those that the person could take if they are free.</summary>
    public static IQueryable<TaskItem> OfferedTo(this IQueryable<TaskItem> tasks, CurrentPerson person) =>
        tasks.Where(Like.AnyOf([task => task.ForPersonId == person.Id, .. OfferedByRole(person)]));

    /// <summary>With its journey and client, who has it and for whom it is: what showing it and giving it away needs.</summary>
    public static IQueryable<TaskItem> WithItsPeople(this IQueryable<TaskItem> tasks) =>
        tasks.Include(task => task.Journey!.Client).Include(task => task.Assignee).Include(task => task.ForPerson);

    public static Task<TaskItem?> FindVisibleAsync(this CaseFlowDb db, TaskId id, CurrentPerson person, CancellationToken cancel) =>
        db.Tasks().WithItsPeople().VisibleTo(person).SingleOrDefaultAsync(task => task.Id == id, cancel);

    /// <summary>What <see cref="FindVisibleAsync"/> asks the database, of a task that was read already.</summary>
    public static bool IsVisibleTo(this TaskItem task, CurrentPerson person) =>
        person.IsSystem
        || (
            person.Branches.Contains(task.BranchId)
            && (
                task.AssigneeId == person.Id
                || task.InsteadOfId == person.Id
                || task.IsOfferedTo(person)
                || person.SeesAllTasksOf(task.BranchId)
            )
        );

    public static bool IsOfferedTo(this TaskItem task, CurrentPerson person) =>
        person.Has(task.Role, task.BranchId) || task.ForPersonId == person.Id;

    /// <summary>The person may work on it now: it is theirs, or free and offered to them.</summary>
    public static bool MayBeDoneBy(this TaskItem task, CurrentPerson person) =>
        task.Status == TaskStatus.Open
        && person.May(TasksRoom.Work)
        && (task.AssigneeId is { } taken ? taken == person.Id : task.IsOfferedTo(person));

    /// <summary>Null if they may.</summary>
    public static Refusal? RefuseWorkOf(this TaskItem task, CurrentPerson person) =>
        task.MayBeDoneBy(person) ? null : Refusal.Forbidden("task.not-yours");

    /// <summary>Null if they may take it, or have.</summary>
    public static Refusal? RefuseClaimOf(this TaskItem task, CurrentPerson person) =>
        task.AssigneeId is { } other && other != person.Id
            ? Refusal.Conflict("task.taken", task.Assignee!.Name)
            : task.RefuseWorkOf(person);

    /// <summary>Whoever holds it hands it over, or a lead does.</summary>
    public static bool MayBeHandedOverBy(this TaskItem task, CurrentPerson person) =>
        task.MayBeAssignedBy(person) || (task.Status == TaskStatus.Open && task.AssigneeId == person.Id && person.May(TasksRoom.Work));

    /// <summary>It is meant for them, or they hold its role in its branch.</summary>
    public static bool MayBeHeldBy(this TaskItem task, Person colleague) =>
        task.ForPersonId == colleague.Id || colleague.Grants.Contains(new Grant(task.Role, task.BranchId));

    public static bool MayBeAssignedBy(this TaskItem task, CurrentPerson person) =>
        task.Status == TaskStatus.Open && person.MayIn(task.BranchId, TasksRoom.Assign);

    /// <summary>The role in which the person works on it: the task's own if they hold it.</summary>
    public static string? RoleOf(this TaskItem task, CurrentPerson person) => person.Has(task.Role, task.BranchId) ? task.Role : null;

    /// <summary>A permission counts only in branches where one of the person's roles grants it.</summary>
    public static bool MayIn(this CurrentPerson person, BranchId branch, string permission) =>
        person.IsSystem || Permissions.Of(person.RolesIn(branch)).Contains(permission);

    private static IEnumerable<string> RolesIn(this CurrentPerson person, BranchId branch) =>
        person.Grants.Where(grant => grant.Branch == branch).Select(grant => grant.Role);

    private static bool SeesAllTasksOf(this CurrentPerson person, BranchId branch) =>
        person.MayIn(branch, TasksRoom.Assign) || person.RolesIn(branch).Any(Watchers.Contains);

    private static IEnumerable<Expression<Func<TaskItem, bool>>> OfferedByRole(CurrentPerson person)
    {
        foreach (var branch in person.Branches)
        {
            var roles = person.RolesIn(branch).ToList();
            yield return task => task.BranchId == branch && roles.Contains(task.Role);
        }
    }
}

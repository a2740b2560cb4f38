using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Tasks.Inbox;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Showing;

/// <summary>The people around a task: to whom it may be handed, who closed it.</summary>
public sealed class Colleagues(CaseFlowDb db, CurrentPerson person)
{
    /// <summary>None if the person who asks may not hand it to anybody.</summary>
    public async Task<IReadOnlyList<PersonRef>> ForAsync(TaskItem task, CancellationToken cancel) =>
        task.MayBeAssignedBy(person) ? await OfAsync(task, cancel) : [];

    /// <summary>The active people of its branch who hold its role.</summary>
    public async Task<IReadOnlyList<PersonRef>> OfAsync(TaskItem task, CancellationToken cancel) =>
        await db.People()
            .Where(one => one.IsActive && one.Roles.Any(role => role.Role == task.Role && role.BranchId == task.BranchId))
            .OrderBy(one => one.Name)
            .Select(one => new PersonRef(one.Id, one.UserName, one.Name))
            .ToListAsync(cancel);

    /// <param name="task">With its assignee.</param>
    public async Task<PersonRef?> WhoClosedAsync(TaskItem task, CancellationToken cancel) =>
        task.ClosedById is not { } id ? null
        : id == task.AssigneeId ? PersonRef.Of(task.Assignee)
        : PersonRef.Of(await db.People().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel));
}

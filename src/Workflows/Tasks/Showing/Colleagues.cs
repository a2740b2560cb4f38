using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Tasks.Inbox;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Showing;

/// <summary>To whom a task may be handed: the active people of its branch who hold its role.</summary>
public sealed class Colleagues(CaseFlowDb db, CurrentPerson person)
{
    /// <summary>None if the person who asks may not hand it to anybody.</summary>
    public async Task<IReadOnlyList<PersonRef>> ForAsync(TaskItem task, CancellationToken cancel) =>
        task.MayBeAssignedBy(person) ? await OfAsync(task, cancel) : [];

    public async Task<IReadOnlyList<PersonRef>> OfAsync(TaskItem task, CancellationToken cancel) =>
        await db
            .People.Where(one => one.IsActive && one.Roles.Any(role => role.Role == task.Role && role.BranchId == task.BranchId))
            .OrderBy(one => one.Name)
            .Select(one => new PersonRef(one.Id, one.UserName, one.Name))
            .ToListAsync(cancel);
}

using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks;

/// <summary>To whom a lead may hand a task: the active people of its branch who hold its role.</summary>
public static class ListAssignees
{
    public sealed record Query(TaskId Task) : IQuery<IReadOnlyList<PersonRef>>;

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, IReadOnlyList<PersonRef>>
    {
        public async Task<Result<IReadOnlyList<PersonRef>>> Handle(Query query, CancellationToken cancel)
        {
            var task = await db.FindVisibleAsync(query.Task, person, cancel);
            if (task is null)
                return Refusal.NotFound("task.not-found");
            if (!task.MayBeAssignedBy(person))
                return Refusal.Forbidden("task.may-not-assign");

            return await db
                .People.Where(one => one.IsActive && one.Roles.Any(role => role.Role == task.Role && role.BranchId == task.BranchId))
                .OrderBy(one => one.Name)
                .Select(one => new PersonRef(one.Id, one.UserName, one.Name))
                .ToListAsync(cancel);
        }
    }
}

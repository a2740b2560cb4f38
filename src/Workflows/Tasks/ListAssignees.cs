using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tasks.Showing;

namespace CaseFlow.Workflows.Tasks;

/// <summary>To whom a lead may hand a task: the active people of its branch who hold its role.</summary>
public static class ListAssignees
{
    public sealed record Query(TaskId Task) : IQuery<IReadOnlyList<PersonRef>>;

    public sealed class Handler(CaseFlowDb db, Colleagues colleagues, CurrentPerson person) : IQueryHandler<Query, IReadOnlyList<PersonRef>>
    {
        public async Task<Result<IReadOnlyList<PersonRef>>> Handle(Query query, CancellationToken cancel)
        {
            var task = await db.FindVisibleAsync(query.Task, person, cancel);
            if (task is null)
                return Refusal.NotFound("task.not-found");
            if (!task.MayBeAssignedBy(person))
                return Refusal.Forbidden("task.may-not-assign");

            return (await colleagues.OfAsync(task, cancel)).ToList();
        }
    }
}

using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Tasks.Inbox;

/// <summary>
/// What has become of tasks that stand in an open list, also of those that have left it: whoever reads sees who took them, and nothing
/// moves under the cursor.
/// </summary>
public static class FollowTasks
{
    /// <summary>Those that the caller may not see any more are left out.</summary>
    public sealed record Query(IReadOnlyList<TaskId> Tasks) : IQuery<IReadOnlyList<TaskSummary>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() =>
            RuleFor(query => query.Tasks).Must(tasks => tasks.Count <= PagingValidator.MostRows).WithErrorCode("list.bad-page-size");
    }

    public sealed class Handler(CaseFlowDb db, TaskSummaries summaries, CurrentPerson person)
        : IQueryHandler<Query, IReadOnlyList<TaskSummary>>
    {
        public async Task<Result<IReadOnlyList<TaskSummary>>> Handle(Query query, CancellationToken cancel)
        {
            var ids = query.Tasks;
            var found = await summaries.OfAsync(db.Tasks().VisibleTo(person).Where(task => ids.Contains(task.Id)), cancel);
            var byId = found.ToDictionary(task => task.Id);
            return ids.Select(id => byId.GetValueOrDefault(id)).OfType<TaskSummary>().ToList();
        }
    }
}

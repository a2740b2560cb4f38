using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;

namespace CaseFlow.Workflows.Tasks.Showing;

/// <summary>All that the page of a task shows when it is opened.</summary>
public static class GetTaskPage
{
    public sealed record Query(TaskId Task) : IQuery<Response>;

    /// <param name="Colleagues">To whom the caller may hand it.</param>
    public sealed record Response(GetTask.Response Task, WayHere Way, IReadOnlyList<PersonRef> Colleagues);

    public sealed class Handler(ShownTasks tasks, TaskSights sights, TaskView view, TaskWay way, Colleagues colleagues)
        : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (await tasks.FindAsync(query.Task, cancel) is not { } task)
                return Refusal.NotFound("task.not-found");
            await sights.OpenAsync(task, cancel);
            return new Response(await view.OfAsync(task, cancel), await way.OfAsync(task, cancel), await colleagues.ForAsync(task, cancel));
        }
    }
}

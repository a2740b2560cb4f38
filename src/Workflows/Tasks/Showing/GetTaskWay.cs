using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks.Showing;

/// <summary>Only the way that led to a task, for an open page whose journey has moved.</summary>
public static class GetTaskWay
{
    public sealed record Query(TaskId Task) : IQuery<WayHere>;

    public sealed class Handler(ShownTasks tasks, TaskWay way) : IQueryHandler<Query, WayHere>
    {
        public async Task<Result<WayHere>> Handle(Query query, CancellationToken cancel) =>
            await tasks.FindAsync(query.Task, cancel) is { } task ? await way.OfAsync(task, cancel) : Refusal.NotFound("task.not-found");
    }
}

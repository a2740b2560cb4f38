using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tasks.Submission;

namespace CaseFlow.Workflows.Tasks.Showing;

/// <summary>Who has a task and until when: every open page asks for it again and again, so it reads little.</summary>
public static class GetTaskState
{
    public sealed record Query(TaskId Task) : IQuery<Response>;

    public sealed record Response(
        TaskId Id,
        string Role,
        PersonRef? For,
        PersonRef? Assignee,
        Substitution? InsteadOf,
        DateTimeOffset DueAt,
        string DueState,
        string? Outcome,
        IReadOnlyList<TaskOutcome> Outcomes,
        PersonRef? ClosedBy,
        DateTimeOffset? ClosedAt,
        bool MayComplete,
        bool MayClaim,
        IReadOnlyList<PersonRef> Colleagues
    )
    {
        public static Response Of(GetTask.Response task, IReadOnlyList<PersonRef> colleagues) =>
            new(
                task.Id,
                task.Role,
                task.For,
                task.Assignee,
                task.InsteadOf,
                task.DueAt,
                task.DueState,
                task.Outcome,
                task.Outcomes,
                task.ClosedBy,
                task.ClosedAt,
                task.MayComplete,
                task.MayClaim,
                colleagues
            );
    }

    public sealed class Handler(ShownTasks tasks, TaskStates states) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel) =>
            await tasks.FindHeldAsync(query.Task, cancel) is { } task
                ? await states.OfAsync(task, cancel)
                : Refusal.NotFound("task.not-found");
    }
}

/// <summary>The state of a task for the person who asks.</summary>
public sealed class TaskStates(TaskOutcomes outcomes, Colleagues colleagues, CurrentPerson person, TimeProvider clock)
{
    /// <param name="task">With its assignee and the person it is meant for.</param>
    public async Task<GetTaskState.Response> OfAsync(TaskItem task, CancellationToken cancel)
    {
        var mayDo = task.MayBeDoneBy(person);
        return new GetTaskState.Response(
            task.Id,
            task.Role,
            PersonRef.Of(task.ForPerson),
            PersonRef.Of(task.Assignee),
            Substitution.Of(task.InsteadOf, task.InsteadUntil),
            task.DueAt,
            DueStates.Of(task.CreatedAt, task.SoonAt, task.DueAt, clock.GetUtcNow()),
            task.Outcome,
            outcomes.Of(task),
            await colleagues.WhoClosedAsync(task, cancel),
            task.ClosedAt,
            MayComplete: mayDo,
            MayClaim: mayDo && task.AssigneeId is null,
            await colleagues.ForAsync(task, cancel)
        );
    }
}

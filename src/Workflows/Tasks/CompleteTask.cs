using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tasks.Making;
using CaseFlow.Workflows.Tasks.Submission;

namespace CaseFlow.Workflows.Tasks;

/// <summary>A person finishes a task with an outcome and the values of its form; the journey goes on from there.</summary>
public static class CompleteTask
{
    public sealed record Command(TaskId Task, string Outcome, JsonElement Values) : ICommand<Response>;

    /// <summary>Where the journey stands now.</summary>
    public sealed record Response(JourneyId JourneyId, string Status, string Stage, IReadOnlyList<OpenTask> OpenTasks);

    public sealed class Handler(CaseFlowDb db, TaskSubmission answers, TaskHolding holding, TaskCompletion completion, CurrentPerson person)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var found = await Case.OfTaskAsync(db, command.Task, cancel);
            var accepted = await holding.AcceptAsync(found?.Task, open => open.RefuseWorkOf(person), cancel);
            if (!accepted.IsSuccess)
                return accepted.Refusal;

            var (theCase, task) = found!.Value;
            var answer = await answers.CheckAsync(task, command.Outcome, command.Values, cancel);
            return answer.IsSuccess ? await completion.CompleteAsync(theCase, task, command.Outcome, answer.Value, cancel) : answer.Refusal;
        }
    }
}

/// <summary>Closes a task and lets its journey go on, in one step.</summary>
public sealed class TaskCompletion(Step step, OpenTasks tasks, CurrentPerson person)
{
    public async Task<Result<CompleteTask.Response>> CompleteAsync(
        Case theCase,
        TaskItem task,
        string outcome,
        AcceptedAnswer answer,
        CancellationToken cancel
    )
    {
        var (journey, now) = (theCase.Journey, step.Now);
        (task.Status, task.Outcome, task.ClosedAt, task.ClosedById, task.Draft) = (TaskStatus.Completed, outcome, now, person.Id, null);
        (task.AssigneeId, task.Values) = (person.Id, answer.Merged);
        tasks.Ended(task, now);

        // The engine stages its rows in the same unit of work; whoever else holds this journey at the moment makes the commit fail
        // on its revision, and the whole command runs again from fresh state.
        var role = task.RoleOf(person) ?? task.Role;
        var cause = new Cause(
            TaskHistory.TaskCompleted,
            new Dictionary<string, object?>
            {
                ["taskId"] = task.Id.Value,
                ["outcome"] = outcome,
                ["values"] = answer.Values,
                ["files"] = answer.Files,
            },
            OpenTasks.PlaceOf(task),
            role
        );
        var wake = new Resume(
            new InstanceId(task.InstanceId),
            now,
            new BookmarkId(task.BookmarkId),
            new TaskCompleted(outcome, answer.Values, person.Id.ToString(), role)
        )
        {
            IsAttended = true,
        };
        if (await step.RunAsync(theCase, wake, cause, cancel) is { } refusal)
            return refusal;

        return new CompleteTask.Response(journey.Id, journey.Status.ToText(), journey.Stage, OpenTask.Of(theCase.OpenTasks));
    }
}

public sealed record OpenTask(
    TaskId Id,
    string Title,
    string EnglishTitle,
    string ActivityType,
    string Stage,
    string Role,
    PersonRef? Assignee,
    DateTimeOffset DueAt
)
{
    public static OpenTask Of(TaskItem task) =>
        new(task.Id, task.Title, task.EnglishTitle, task.ActivityType, task.Stage, task.Role, PersonRef.Of(task.Assignee), task.DueAt);

    public static IReadOnlyList<OpenTask> Of(IEnumerable<TaskItem> tasks) => [.. tasks.Select(Of)];
}

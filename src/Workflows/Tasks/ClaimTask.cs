using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks;

/// <summary>A person takes a task that is offered to their role. Taking one's own again changes nothing.</summary>
public static class ClaimTask
{
    public sealed record Command(TaskId Task) : ICommand<GetTask.Response>;

    public sealed class Handler(CaseFlowDb db, TaskHolding holding, TaskView view, CurrentPerson person)
        : ICommandHandler<Command, GetTask.Response>
    {
        public async Task<Result<GetTask.Response>> Handle(Command command, CancellationToken cancel)
        {
            var task = await db.FindVisibleAsync(command.Task, person, cancel);
            if (task is null)
                return Refusal.NotFound("task.not-found");
            if (await holding.RefuseClosedAsync(task, cancel) is { } closed)
                return closed;
            if (task.AssigneeId is { } other && other != person.Id)
                return Refusal.Conflict("task.taken", task.Assignee!.Name);
            if (!task.MayBeDoneBy(person))
                return Refusal.Forbidden("task.not-yours");

            if (task.AssigneeId is null)
                await holding.GiveAsync(task, person.Id, TaskHistory.TaskClaimed, cancel);
            return await view.OfAsync(task, cancel);
        }
    }
}

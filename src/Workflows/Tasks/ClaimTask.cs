using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks;

/// <summary>A person takes a task that is offered to their role. Taking one's own again changes nothing.</summary>
public static class ClaimTask
{
    public sealed record Command(TaskId Task) : ICommand<GetTask.Response>;

    public sealed class Handler(TaskHolding holding, TaskView view, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, GetTask.Response>
    {
        public async Task<Result<GetTask.Response>> Handle(Command command, CancellationToken cancel)
        {
            var found = await holding.FindOpenAsync(command.Task, open => open.RefuseClaimOf(person), cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var task = found.Value;

            if (task.AssigneeId is null)
                await holding.GiveAsync(task, person.Id, TaskHistory.TaskClaimed, clock.GetUtcNow(), cancel);
            return await view.OfAsync(task, cancel);
        }
    }
}

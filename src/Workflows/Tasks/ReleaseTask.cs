using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks;

/// <summary>A person gives a task back to its role, or a lead takes it away from somebody; the draft stays.</summary>
public static class ReleaseTask
{
    public sealed record Command(TaskId Task) : ICommand<GetTask.Response>;

    public sealed class Handler(TaskHolding holding, TaskView view, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, GetTask.Response>
    {
        public async Task<Result<GetTask.Response>> Handle(Command command, CancellationToken cancel)
        {
            var found = await holding.FindOpenAsync(command.Task, Refuse, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var task = found.Value;

            if (task.AssigneeId == person.Id)
                task.DraftById = null; // handed over with the task
            if (task.AssigneeId is not null)
                await holding.GiveAsync(task, null, TaskHistory.TaskReleased, clock.GetUtcNow(), cancel);
            return await view.OfAsync(task, cancel);
        }

        private Refusal? Refuse(TaskItem task) =>
            task.AssigneeId == person.Id || task.MayBeAssignedBy(person) ? null : Refusal.Forbidden("task.not-yours");
    }
}

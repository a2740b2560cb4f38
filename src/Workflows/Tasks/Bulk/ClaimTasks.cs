using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Tasks.Bulk;

/// <summary>A person takes several tasks that are offered to their roles.</summary>
public static class ClaimTasks
{
    public sealed record Command(IReadOnlyList<TaskId> Tasks, bool AllOrNone = false) : ICommand<PileResult>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Tasks).ArePile();
    }

    public sealed class Handler(TaskPile pile, TaskHolding holding, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, PileResult>
    {
        public async Task<Result<PileResult>> Handle(Command command, CancellationToken cancel) =>
            await pile.DoAsync(
                command.Tasks,
                command.AllOrNone,
                task => Task.FromResult(task.RefuseClaimOf(person)),
                async task =>
                {
                    if (task.AssigneeId is null)
                        await holding.GiveAsync(task, person.Id, TaskHistory.TaskClaimed, clock.GetUtcNow(), cancel);
                },
                cancel
            );
    }
}

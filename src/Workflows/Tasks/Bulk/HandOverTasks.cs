using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Bulk;

/// <summary>
/// Hands several tasks to a colleague: one's own by whoever holds them, any by a lead; each only to who may hold it, and past one who is on
/// leave to whom stands in for them.
/// </summary>
public static class HandOverTasks
{
    /// <param name="To">User name or person id.</param>
    public sealed record Command(IReadOnlyList<TaskId> Tasks, string To, bool AllOrNone = false) : ICommand<PileResult>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Tasks).ArePile();
            RuleFor(command => command.To).NotEmpty().WithErrorCode("field.required");
        }
    }

    public sealed class Handler(CaseFlowDb db, TaskPile pile, TaskHolding holding, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, PileResult>
    {
        public async Task<Result<PileResult>> Handle(Command command, CancellationToken cancel)
        {
            if (await FindPersonAsync(command.To, cancel) is not { } colleague)
                return Refusal.Invalid("to", "task.nobody-fit");
            return await pile.DoAsync(
                command.Tasks,
                command.AllOrNone,
                async task =>
                    !task.MayBeHandedOverBy(person) ? Refusal.Forbidden("task.may-not-hand-over")
                    : !task.MayBeHeldBy(colleague) ? Refusal.Conflict("task.not-for", colleague.Name)
                    : await holding.RefuseAssignAsync(task, colleague.Id, clock.GetUtcNow(), cancel),
                task => holding.AssignAsync(task, colleague.Id, clock.GetUtcNow(), cancel),
                cancel
            );
        }

        private Task<Person?> FindPersonAsync(string to, CancellationToken cancel)
        {
            var id = Guid.TryParse(to, out var guid) ? new PersonId(guid) : default;
            return db.People().FirstOrDefaultAsync(one => one.IsActive && (one.UserName == to || one.Id == id), cancel);
        }
    }
}

using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks;

/// <summary>A lead hands a task to a person who has its role.</summary>
public static class AssignTask
{
    /// <param name="To">User name or person id.</param>
    public sealed record Command(TaskId Task, string To) : ICommand<GetTask.Response>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.To).NotEmpty().WithErrorCode("field.required");
    }

    public sealed class Handler(CaseFlowDb db, TaskHolding holding, TaskView view, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, GetTask.Response>
    {
        public async Task<Result<GetTask.Response>> Handle(Command command, CancellationToken cancel)
        {
            var found = await holding.FindOpenAsync(command.Task, Refuse, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var task = found.Value;
            if (await FindColleagueAsync(command.To, task, cancel) is not { } colleague)
                return Refusal.Invalid("to", "task.nobody-fit");

            return await holding.AssignAsync(task, colleague, clock.GetUtcNow(), cancel) is { } refusal
                ? refusal
                : await view.OfAsync(task, cancel);
        }

        private Refusal? Refuse(TaskItem task) => task.MayBeAssignedBy(person) ? null : Refusal.Forbidden("task.may-not-assign");

        private async Task<PersonId?> FindColleagueAsync(string to, TaskItem task, CancellationToken cancel)
        {
            var id = Guid.TryParse(to, out var guid) ? new PersonId(guid) : default;
            var found = await db.People()
                .Where(one => one.IsActive && (one.UserName == to || one.Id == id))
                .Where(one => one.Id == task.ForPersonId || one.Roles.Any(held => held.Role == task.Role && held.BranchId == task.BranchId))
                .Select(one => new { one.Id })
                .FirstOrDefaultAsync(cancel);
            return found?.Id;
        }
    }
}

using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using FluentValidation;

namespace CaseFlow.Workflows.Tasks.Filters;

/// <summary>Gives a search of the inbox a name, or changes one that has one.</summary>
public static class SaveTaskFilter
{
    /// <param name="Filter">Null: a new one.</param>
    /// <param name="SharedRole">For all who hold it in the branch; null: the caller's alone.</param>
    /// <param name="SharedBranch">Null: where the caller works first.</param>
    /// <param name="Revision">As it was read, when one is changed.</param>
    public sealed record Command(
        TaskFilterId? Filter,
        string Name,
        TaskCriteria Criteria,
        string? SharedRole = null,
        BranchId? SharedBranch = null,
        long? Revision = null
    ) : ICommand<TaskFilterView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).IsDisplayName();
            RuleFor(command => command.Criteria).SetValidator(new TaskCriteriaValidator()).OverridePropertyName("");
            RuleFor(command => command.Revision).NotNull().WithErrorCode("field.required").When(command => command.Filter is not null);
        }
    }

    public sealed class Handler(CaseFlowDb db, FilterBook book, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, TaskFilterView>
    {
        public async Task<Result<TaskFilterView>> Handle(Command command, CancellationToken cancel)
        {
            var branch = command.SharedRole is null ? null : person.BranchOr(command.SharedBranch);
            if (command.SharedRole is { } role && !await book.MayShareAsync(role, branch, cancel))
                return Refusal.Invalid("sharedRole", "task-filter.may-not-share");
            var found = await FindOrMakeAsync(command, cancel);
            if (!found.IsSuccess)
                return found.Refusal;

            var filter = found.Value;
            (filter.Name, filter.Wanted) = (command.Name.Trim(), command.Criteria);
            (filter.SharedRole, filter.SharedBranchId) = (command.SharedRole, branch);
            return TaskFilterView.Of(filter, mayChange: true, count: 0);
        }

        private async Task<Result<TaskFilter>> FindOrMakeAsync(Command command, CancellationToken cancel)
        {
            if (command.Filter is { } id)
            {
                var found = await book.FindToChangeAsync(id, cancel);
                return found.IsSuccess && found.Value.Revision != command.Revision ? Refusal.Conflict("task-filter.changed") : found;
            }

            if (await book.CountOwnAsync(cancel) >= FilterBook.MostOwn)
                return Refusal.Conflict("task-filter.too-many", FilterBook.MostOwn);
            var made = new TaskFilter
            {
                Id = new TaskFilterId(Guid.CreateVersion7(clock.GetUtcNow())),
                OwnerId = person.Id,
                Name = command.Name,
                MadeAt = clock.GetUtcNow(),
            };
            db.TaskFilters().Add(made);
            return made;
        }
    }
}

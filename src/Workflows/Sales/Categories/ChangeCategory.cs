using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Sales.Categories;

/// <summary>Changes a category's names and place; what is null stays. One that is no longer used stays with what has it.</summary>
public static class ChangeCategory
{
    /// <param name="Revision">At which it was read: who was slower is told.</param>
    public sealed record Command(
        string Code,
        long Revision,
        string? Name = null,
        string? EnglishName = null,
        int? Rank = null,
        bool? IsActive = null,
        string? Reason = null
    ) : ICommand<CategoryItem>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name!).IsDisplayName().When(command => command.Name is not null);
            RuleFor(command => command.EnglishName!).IsDisplayName().When(command => command.EnglishName is not null);
            RuleFor(command => command.Rank).InclusiveBetween(0, 10_000).WithErrorCode("category.bad-rank");
            RuleFor(command => command.Reason).IsReason();
        }
    }

    public sealed class Handler(CategoryBook book) : ICommandHandler<Command, CategoryItem>
    {
        public async Task<Result<CategoryItem>> Handle(Command command, CancellationToken cancel)
        {
            if (await book.FindAsync(command.Code, cancel) is not { } category)
                return Refusal.NotFound("category.not-found");
            if (category.Revision != command.Revision)
                return Refusal.Conflict("category.changed-meanwhile");
            var (name, english) = (command.Name?.Trim() ?? category.Name, command.EnglishName?.Trim() ?? category.EnglishName);
            if (await book.IsTakenAsync(name, category.Code, cancel))
                return Refusal.Invalid("name", "category.name-taken");
            if (await book.IsTakenAsync(english, category.Code, cancel))
                return Refusal.Invalid("englishName", "category.name-taken");

            var before = CategoryBook.StateOf(category);
            (category.Name, category.EnglishName) = (name, english);
            category.Rank = command.Rank ?? category.Rank;
            category.IsActive = command.IsActive ?? category.IsActive;
            await book.ChangedAsync("category.changed", category, before, command.Reason, cancel);
            var isSame = before.Equals(CategoryBook.StateOf(category));
            return CategoryItem.Of(category) with { Revision = category.Revision + (isSame ? 0 : 1) };
        }
    }
}

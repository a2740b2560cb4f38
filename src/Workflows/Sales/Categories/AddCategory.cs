using System.Text.RegularExpressions;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Sales.Categories;

/// <summary>Adds a category of what is sold. Its code stays for ever, for items, orders and procedures name it.</summary>
public static partial class AddCategory
{
    /// <param name="EnglishName">Null: as the other.</param>
    public sealed record Command(string Code, string Name, string? EnglishName = null, int Rank = 0, string? Reason = null)
        : ICommand<CategoryItem>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Code).Must(code => code is not null && Code().IsMatch(code)).WithErrorCode("category.bad-code");
            RuleFor(command => command.Name).IsDisplayName();
            RuleFor(command => command.EnglishName!).IsDisplayName().When(command => !string.IsNullOrWhiteSpace(command.EnglishName));
            RuleFor(command => command.Rank).InclusiveBetween(0, 10_000).WithErrorCode("category.bad-rank");
            RuleFor(command => command.Reason).IsReason();
        }
    }

    public sealed class Handler(CategoryBook book) : ICommandHandler<Command, CategoryItem>
    {
        public async Task<Result<CategoryItem>> Handle(Command command, CancellationToken cancel)
        {
            var name = command.Name.Trim();
            var english = string.IsNullOrWhiteSpace(command.EnglishName) ? name : command.EnglishName.Trim();
            if (await book.KnowsAsync(command.Code, cancel))
                return Refusal.Invalid("code", "category.code-taken");
            if (await book.IsTakenAsync(name, command.Code, cancel))
                return Refusal.Invalid("name", "category.name-taken");
            if (await book.IsTakenAsync(english, command.Code, cancel))
                return Refusal.Invalid("englishName", "category.name-taken");
            var category = new ItemCategory
            {
                Code = command.Code,
                Name = name,
                EnglishName = english,
                Rank = command.Rank,
                Revision = 1,
            };
            book.Add(category);
            await book.ChangedAsync("category.created", category, null, command.Reason, cancel);
            return CategoryItem.Of(category);
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,29}\z")]
    private static partial Regex Code();
}

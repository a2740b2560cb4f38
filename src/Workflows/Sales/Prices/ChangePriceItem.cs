using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>Changes what an item is called and needs; what is null stays. Never its price.</summary>
public static class ChangePriceItem
{
    public sealed record Command(
        string Code,
        string? Name = null,
        string? EnglishName = null,
        string? Category = null,
        string? Unit = null,
        bool? DemandsReview = null,
        int? AnaestheticMinutes = null,
        BranchId? BranchId = null,
        string? Reason = null,
        int? Minutes = null,
        string? Description = null
    ) : ICommand<PriceListItem>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(CategoryBook categories)
        {
            RuleFor(command => command.Name!).IsDisplayName().When(command => command.Name is not null);
            RuleFor(command => command.EnglishName!).IsDisplayName().When(command => command.EnglishName is not null);
            RuleFor(command => command.Unit!).IsDisplayName().When(command => command.Unit is not null);
            RuleFor(command => command.Category).IsCategory(categories);
            RuleFor(command => command.AnaestheticMinutes ?? 0).IsMinutes("anaestheticMinutes");
            RuleFor(command => command.Minutes ?? 0).IsMinutes("minutes");
            RuleFor(command => command.Description).IsDescription();
            RuleFor(command => command.Reason).IsReason();
        }
    }

    public sealed class Handler(PriceBook book) : ICommandHandler<Command, PriceListItem>
    {
        public async Task<Result<PriceListItem>> Handle(Command command, CancellationToken cancel)
        {
            var found = await book.FindAsync(command.Code, command.BranchId, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var item = found.Value;

            if (command.Category is { } category && !await book.MayBecomeAsync(item, category, cancel))
                return Refusal.Invalid("category", "field.unknown-option");

            var before = PriceBook.StateOf(item);
            item.Name = command.Name?.Trim() ?? item.Name;
            item.EnglishName = command.EnglishName?.Trim() ?? item.EnglishName;
            item.Category = command.Category ?? item.Category;
            item.Unit = command.Unit?.Trim() ?? item.Unit;
            item.DemandsReview = command.DemandsReview ?? item.DemandsReview;
            item.AnaestheticMinutes = command.AnaestheticMinutes ?? item.AnaestheticMinutes;
            item.Minutes = command.Minutes ?? item.Minutes;
            item.Description = PriceBook.Kept(command.Description ?? item.Description);
            await book.ChangedAsync("price.changed", item, before, command.Reason, cancel);
            return PriceListItem.Of(item, await book.TodayAsync(item, cancel));
        }
    }
}

using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>
/// Adds an item to a branch's price list, or changes the one with its code. Orders keep the prices that they froze (R-PAY-1); an item's
/// price is not changed here but followed by another one, see <see cref="SetPrice"/>.
/// </summary>
public static class SavePriceItem
{
    /// <param name="IsActive">False takes it off the list; orders and history that name it stay readable.</param>
    /// <param name="BranchId">Null: the caller's only or first one.</param>
    /// <param name="From">The first day on which it is sold; null: from now on, or as it was.</param>
    /// <param name="IsNew">There must be none of this code yet.</param>
    public sealed record Command(
        BranchId? BranchId,
        string Code,
        string Name,
        string EnglishName,
        string Category,
        string Unit,
        decimal Price,
        bool DemandsReview = false,
        int AnaestheticMinutes = 0,
        int Rank = 0,
        bool IsActive = true,
        DateOnly? From = null,
        bool IsNew = false,
        string? Reason = null,
        int Minutes = 0,
        string? Description = null
    ) : ICommand<Response>;

    public sealed record Response(PriceItemId Id);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(CategoryBook categories)
        {
            RuleFor(command => command.Code).NotEmpty().WithErrorCode("field.required").MaximumLength(50).WithErrorCode("field.too-long");
            RuleFor(command => command.Name).IsDisplayName();
            RuleFor(command => command.EnglishName).IsDisplayName();
            RuleFor(command => command.Unit).IsDisplayName();
            RuleFor(command => command.Category ?? "").IsCategory(categories).OverridePropertyName("category");
            RuleFor(command => command.Price).IsPrice();
            RuleFor(command => command.Reason).IsReason();
            RuleFor(command => command.AnaestheticMinutes).IsMinutes();
            RuleFor(command => command.Minutes).IsMinutes();
            RuleFor(command => command.Description).IsDescription();
        }
    }

    public sealed class Handler(CaseFlowDb db, PriceBook book, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (person.BranchOr(command.BranchId) is not { } branch || !person.Holds(branch, SalesRoom.ManagePrices))
                return Refusal.Forbidden("branch.not-yours");
            var item = await db.PriceItems().FirstCurrentAsync(row => row.BranchId == branch && row.Code == command.Code, cancel);
            if (command.IsNew && item is not null)
                return Refusal.Invalid("code", "price.code-taken");
            if (item is not null && item.Price != command.Price)
                return Refusal.Invalid("price", "price.used");
            if (!await book.MayBecomeAsync(item, command.Category, cancel))
                return Refusal.Invalid("category", "field.unknown-option");

            var before = item is null ? null : PriceBook.StateOf(item);
            item ??= Add(branch, command);
            (item.Name, item.EnglishName, item.Category, item.Unit) = (
                command.Name.Trim(),
                command.EnglishName.Trim(),
                command.Category,
                command.Unit.Trim()
            );
            (item.DemandsReview, item.AnaestheticMinutes) = (command.DemandsReview, command.AnaestheticMinutes);
            (item.Minutes, item.Description) = (command.Minutes, PriceBook.Kept(command.Description));
            (item.Rank, item.IsActive) = (command.Rank, command.IsActive);
            await book.ChangedAsync(before is null ? "price.created" : "price.changed", item, before, command.Reason, cancel);
            return new Response(item.Id);
        }

        private PriceItem Add(BranchId branch, Command command)
        {
            var item = new PriceItem
            {
                Id = new PriceItemId(Guid.CreateVersion7(clock.GetUtcNow())),
                BranchId = branch,
                Code = command.Code,
                Name = "",
                EnglishName = "",
                Category = "",
                Unit = "",
                Price = command.Price,
                From = command.From,
            };
            db.PriceItems().Add(item);
            return item;
        }
    }
}

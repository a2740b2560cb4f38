using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>
/// Adds an item to a branch's price list, or changes the one with its code. Orders keep the prices that they froze (R-PAY-1).
/// </summary>
public static class SavePriceItem
{
    /// <param name="IsActive">False takes it off the list; orders and history that name it stay readable.</param>
    public sealed record Command(
        BranchId BranchId,
        string Code,
        string Name,
        string EnglishName,
        string Category,
        string Unit,
        decimal Price,
        bool DemandsReview = false,
        int AnaestheticMinutes = 0,
        int Rank = 0,
        bool IsActive = true
    ) : ICommand<Response>;

    public sealed record Response(PriceItemId Id);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Code).NotEmpty().WithErrorCode("field.required").MaximumLength(50).WithErrorCode("field.too-long");
            RuleFor(command => command.Name).IsDisplayName();
            RuleFor(command => command.EnglishName).IsDisplayName();
            RuleFor(command => command.Unit).IsDisplayName();
            RuleFor(command => command.Category).Must(PriceCategory.All.Contains).WithErrorCode("field.unknown-option");
            RuleFor(command => command.Price).InclusiveBetween(0, 100_000_000).WithErrorCode("price.out-of-range");
            RuleFor(command => command.Price).Must(price => price == decimal.Round(price, 2)).WithErrorCode("field.not-exact-to-the-fen");
            RuleFor(command => command.AnaestheticMinutes).InclusiveBetween(0, 24 * 60).WithErrorCode("price.bad-minutes");
        }
    }

    public sealed class Handler(CaseFlowDb db, CurrentPerson person, TimeProvider clock) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (person.BranchOr(command.BranchId) is not { } branch)
                return Refusal.Forbidden("branch.not-yours");
            var item = await db.PriceItems().SingleOrDefaultAsync(row => row.BranchId == branch && row.Code == command.Code, cancel);
            if (item is null)
            {
                item = new PriceItem
                {
                    Id = new PriceItemId(Guid.CreateVersion7(clock.GetUtcNow())),
                    BranchId = branch,
                    Code = command.Code,
                    Name = "",
                    EnglishName = "",
                    Category = "",
                    Unit = "",
                };
                db.PriceItems().Add(item);
            }

            (item.Name, item.EnglishName, item.Category, item.Unit) = (
                command.Name.Trim(),
                command.EnglishName.Trim(),
                command.Category,
                command.Unit.Trim()
            );
            (item.Price, item.DemandsReview, item.AnaestheticMinutes) = (command.Price, command.DemandsReview, command.AnaestheticMinutes);
            (item.Rank, item.IsActive) = (command.Rank, command.IsActive);
            return new Response(item.Id);
        }
    }
}

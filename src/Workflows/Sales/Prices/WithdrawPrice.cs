using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>Takes back a price that has not begun; the one before goes on (R-SET-4).</summary>
public static class WithdrawPrice
{
    /// <param name="From">The day on which it would begin.</param>
    public sealed record Command(string Code, DateOnly From, BranchId? BranchId = null, string? Reason = null) : ICommand<PriceListItem>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    public sealed class Handler(PriceBook book) : ICommandHandler<Command, PriceListItem>
    {
        public async Task<Result<PriceListItem>> Handle(Command command, CancellationToken cancel)
        {
            var found = await book.FindAsync(command.Code, command.BranchId, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var item = found.Value;
            var today = await book.TodayAsync(item, cancel);
            if (item.Prices.Find(price => price.From == command.From) is not { } price)
                return Refusal.NotFound("price.not-found");
            if (price.From <= today)
                return Refusal.Conflict("price.in-force");

            var before = PriceBook.StateOf(item);
            item.Prices.Remove(price);
            item.Revision++; // prices are rows of their own
            await book.ChangedAsync("price.withdrawn", item, before, command.Reason, cancel);
            return PriceListItem.Of(item, today);
        }
    }
}

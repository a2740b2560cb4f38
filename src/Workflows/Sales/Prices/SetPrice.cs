using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>
/// Another price from a day on; the one before ends the day before. A price that was in force may have been used: it is followed, never
/// changed (R-SET-4).
/// </summary>
public static class SetPrice
{
    /// <param name="From">A day to come, in the branch's calendar.</param>
    /// <param name="Replaces">One that would begin on the same day.</param>
    public sealed record Command(
        string Code,
        decimal Price,
        DateOnly From,
        BranchId? BranchId = null,
        string? Reason = null,
        bool Replaces = false
    ) : ICommand<PriceListItem>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Price).IsPrice();
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
            var today = await book.TodayAsync(item, cancel);
            if (command.From <= today)
                return Refusal.Invalid("from", "price.from-not-to-come");
            if (command.From <= item.From)
                return Refusal.Invalid("from", "price.before-start");
            if (command.From > item.To)
                return Refusal.Invalid("from", "price.after-end");
            var sameDay = item.Prices.Find(price => price.From == command.From);
            if (sameDay is not null && !command.Replaces)
                return Refusal.Conflict("price.same-day");

            var before = PriceBook.StateOf(item);
            if (sameDay is null)
                item.Prices.Add(sameDay = new ItemPrice { ItemId = item.Id, From = command.From });
            sameDay.Amount = command.Price;
            item.Revision++; // prices are rows of their own
            await book.ChangedAsync("price.set", item, before, command.Reason, cancel);
            return PriceListItem.Of(item, today);
        }
    }
}

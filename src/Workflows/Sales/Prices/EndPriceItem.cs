using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>
/// Ends the sale of an item with a day, or takes the end away again. Prices that would begin afterwards are taken back; orders of before
/// stay as they are (R-SET-4).
/// </summary>
public static class EndPriceItem
{
    /// <param name="LastDay">Included, in the branch's calendar; null: no end.</param>
    public sealed record Command(string Code, DateOnly? LastDay, BranchId? BranchId = null, string? Reason = null)
        : ICommand<PriceListItem>;

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
            if (command.LastDay < today)
                return Refusal.Invalid("lastDay", "price.end-in-the-past");
            if (command.LastDay < item.From)
                return Refusal.Invalid("lastDay", "price.before-start");

            var before = PriceBook.StateOf(item);
            item.To = command.LastDay;
            item.Prices.RemoveAll(price => price.From > command.LastDay);
            await book.ChangedAsync("price.ended", item, before, command.Reason, cancel);
            return PriceListItem.Of(item, today);
        }
    }
}

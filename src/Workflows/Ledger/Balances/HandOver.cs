using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>Goods were handed over, or something was done that is in no record of a journey: it is balance no more (R-STK-2).</summary>
public static class HandOver
{
    /// <param name="Quantity">How much of what is left.</param>
    /// <param name="Revision">As it was read; null: whatever is there now is meant.</param>
    public sealed record Command(OrderId Order, int Number, decimal Quantity, string Note, long? Revision = null) : ICommand<BalanceView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Quantity).GreaterThan(0).WithErrorCode("payment.not-positive");
            RuleFor(command => command.Note).NotEmpty().WithErrorCode("field.required");
            RuleFor(command => command.Note).MaximumLength(500).WithErrorCode("field.too-long");
        }
    }

    public sealed class Handler(BalanceBook book, BalanceViews views, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, BalanceView>
    {
        public async Task<Result<BalanceView>> Handle(Command command, CancellationToken cancel)
        {
            if (
                await book.FindAsync(command.Order.Value, command.Number, cancel) is not { } line
                || !person.Holds(line.BranchId, LedgerRoom.HandOver)
            )
                return Refusal.NotFound("balance.not-found");
            if (command.Revision is { } read && read != line.Revision)
                return Refusal.Conflict("balance.moved-on");
            if (command.Quantity > line.Left)
                return Refusal.Invalid("quantity", "balance.more-than-left", line.Left);
            line.Perform(command.Quantity);
            (line.Note, line.DecidedBy, line.DecidedAt) = (command.Note, person.Name, clock.GetUtcNow());
            book.TellSettled([line], clock.GetUtcNow());
            return await views.OfAsync(line, cancel);
        }
    }
}

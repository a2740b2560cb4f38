using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>Says what is to become of a balance: booked or kept, until when, and who sees to it (R-BAL-2).</summary>
public static class DecideBalance
{
    /// <param name="State">booked or kept; a refund is asked for by its procedure.</param>
    /// <param name="Owner">Null: whoever it is now.</param>
    /// <param name="Revision">As it was read; null: whatever is there now is meant.</param>
    public sealed record Command(
        OrderId Order,
        int Number,
        string State,
        DateOnly? Date,
        PersonId? Owner = null,
        string? Note = null,
        long? Revision = null
    ) : ICommand<BalanceView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.State)
                .Must(state => BalanceViews.StateOf(state) is BalanceState.Booked or BalanceState.Kept)
                .WithErrorCode("field.unknown-option");
            RuleFor(command => command.Date).NotNull().WithErrorCode("field.required");
            RuleFor(command => command.Note).MaximumLength(500).WithErrorCode("field.too-long");
        }
    }

    public sealed class Handler(BalanceBook book, BalanceDeciding deciding, BalanceViews views, CurrentPerson person)
        : ICommandHandler<Command, BalanceView>
    {
        public async Task<Result<BalanceView>> Handle(Command command, CancellationToken cancel)
        {
            if (await book.FindAsync(command.Order.Value, command.Number, cancel) is not { } line)
                return Refusal.NotFound("balance.not-found");
            if (!person.Holds(line.BranchId, LedgerRoom.DecideBalances))
                return Refusal.NotFound("balance.not-found");
            if (command.Revision is { } read && read != line.Revision)
                return Refusal.Conflict("balance.moved-on");
            var wish = new BalanceWish(BalanceViews.StateOf(command.State)!.Value, command.Date, command.Owner, command.Note);
            return await deciding.DecideAsync(line, wish, person.Name, cancel) is { } wrong
                ? Refusal.Invalid(wrong.Field, wrong.Code, wrong.Arguments)
                : await views.OfAsync(line, cancel);
        }
    }
}

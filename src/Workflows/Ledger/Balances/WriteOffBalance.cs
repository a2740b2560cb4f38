using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>Something was performed for which no procedure has a record: it is balance no more, with who says so and why.</summary>
public static class WriteOffBalance
{
    /// <param name="Quantity">How many of those that are left.</param>
    public sealed record Command(OrderId Order, int Line, decimal Quantity, string Note) : ICommand<BalanceView>;

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
            if (await book.FindAsync(command.Order.Value, command.Line, cancel) is not { } line)
                return Refusal.NotFound("balance.not-found");
            if (!person.Holds(line.BranchId, LedgerRoom.WriteOff))
                return Refusal.NotFound("balance.not-found");
            if (command.Quantity > line.Left)
                return Refusal.Invalid("quantity", "treatment.more-than-planned", line.Left);
            book.WriteOff(line, command.Quantity, clock.GetUtcNow());
            (line.Note, line.DecidedBy, line.DecidedAt) = (command.Note, person.Name, clock.GetUtcNow());
            return (await views.OfAsync([line], cancel))[0];
        }
    }
}

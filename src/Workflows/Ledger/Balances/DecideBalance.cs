using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>Says what is to become of a balance: booked or kept, until when, and who sees to it (R-BAL-2).</summary>
public static class DecideBalance
{
    /// <param name="State">booked or kept; a refund is asked for, and an exchange told, by the journey that sees to the line.</param>
    /// <param name="Owner">Null: whoever it is now.</param>
    public sealed record Command(OrderId Order, int Line, string State, DateOnly? Date, PersonId? Owner = null, string? Note = null)
        : ICommand<BalanceView>;

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

    public sealed class Handler(BalanceBook book, BalanceDeciding deciding, BalanceViews views, WakeJourneys waking, CurrentPerson person)
        : ICommandHandler<Command, BalanceView>
    {
        public async Task<Result<BalanceView>> Handle(Command command, CancellationToken cancel)
        {
            if (await book.FindAsync(command.Order.Value, command.Line, cancel) is not { } line)
                return Refusal.NotFound("balance.not-found");
            if (!person.Holds(line.BranchId, LedgerRoom.DecideBalances))
                return Refusal.NotFound("balance.not-found");
            var wish = new BalanceWish(BalanceViews.StateOf(command.State)!.Value, command.Date, command.Owner, command.Note);
            if (await deciding.DecideAsync(line, wish, person.Name, cancel) is { } wrong)
                return Refusal.Invalid(wrong.Field, wrong.Code, wrong.Arguments);
            if (line.SeenToBy is { } journey)
                waking.Raise(new Happened(BalanceEvents.Moved, Instance: new InstanceId(journey)), line.BranchId, line.DecidedAt!.Value);
            return (await views.OfAsync([line], cancel))[0];
        }
    }
}

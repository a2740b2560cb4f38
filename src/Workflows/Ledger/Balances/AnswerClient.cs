using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Sales.Orders;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>Who has paid and had something, or will have it, is a buyer.</summary>
public sealed class AnswerBuyer(BalanceBook book) : IAnswer<BuyerAsked>
{
    public async Task<Reply> AnswerAsync(BuyerAsked question, AskedBy by, CancellationToken cancel)
    {
        var lines = await book.OfClientAsync(by.Journey.Id, by.Journey.ClientId, cancel);
        return Reply.Yes(lines.Exists(line => line.IsOpen || (line.JourneyId == by.Journey.Id && line.Performed > 0)));
    }
}

/// <summary>What is left and nobody has said anything about.</summary>
public sealed class AnswerUndecided(BalanceBook book, BalanceDeciding deciding) : IAnswer<UndecidedAsked>
{
    public async Task<Reply> AnswerAsync(UndecidedAsked question, AskedBy by, CancellationToken cancel)
    {
        var lines = await book.UndecidedAsync(by, cancel);
        return Reply.Yes(
            new UndecidedFacts([.. lines.Select(line => line.Title)], await deciding.LatestAsync(by.Journey.BranchId, cancel))
        );
    }
}

/// <summary>R-BAL-2: no departure ends before each line has its state, owner and date.</summary>
/// <remarks>
/// What the client buys in another visit meanwhile is that one's concern: it is offered here, and may be left out.
/// </remarks>
public sealed class AnswerDeparture(BalanceBook book, OrderBook orders, BalanceDeciding deciding) : IAnswer<DecideUndecided>
{
    public async Task<Reply> AnswerAsync(DecideUndecided question, AskedBy by, CancellationToken cancel)
    {
        var lines = await book.UndecidedAsync(by, cancel);
        var name = await orders.NameAsync(question.Person, cancel);
        foreach (var (index, said) in question.Lines.Index())
        {
            if (lines.Find(one => one.Title == said.Line) is not { } line)
                return Reply.No($"{question.Field}[{index}].line", "balance.not-among-lines");
            if (BalanceViews.StateOf(said.State) is not (BalanceState.Booked or BalanceState.Kept))
                return Reply.No($"{question.Field}[{index}].state", "field.unknown-option");
            var wish = new BalanceWish(BalanceViews.StateOf(said.State)!.Value, said.Date);
            if (await deciding.DecideAsync(line, wish, name, cancel) is { } wrong)
                return Reply.No($"{question.Field}[{index}].{wrong.Field}", wrong.Code, [.. wrong.Arguments]);
            lines.Remove(line);
        }
        return lines.Find(line => line.JourneyId == by.Journey.Id) is { } open
            ? Reply.No(question.Field, "balance.undecided", open.Title)
            : Reply.Yes();
    }
}

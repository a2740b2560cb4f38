using CaseFlow.Activities.Common;
using CaseFlow.Activities.Sales;

namespace CaseFlow.Activities.Ledger.Balances;

/// <summary>
/// Asked: how does this balance line stand? Yes with <see cref="BalanceFacts"/>; the journey that asks sees to it from now on. No, where
/// there is no such line.
/// </summary>
/// <param name="Line">Its number in the order.</param>
public sealed record BalanceAsked(Guid Order, int Line);

/// <param name="Left">How many sessions or pieces are still to be done.</param>
/// <param name="Balance">CNY; 0: nothing is left.</param>
/// <param name="Refundable">What is paid back if the client gives it up, CNY (R-CRS-3).</param>
/// <param name="State">undecided, booked, kept, exchanged, refund-asked.</param>
/// <param name="DueAt">The beginning of its day, when somebody said one.</param>
/// <param name="LatestDate">Until when it may be kept without being asked about (R-BAL-2).</param>
/// <param name="Person">Who sees to it: the own consultant, else the lead; null: a manager has to.</param>
/// <param name="PricedOrder">The whole order, for its refund.</param>
public sealed record BalanceFacts(
    string Title,
    decimal Left,
    decimal Paid,
    decimal Balance,
    decimal Refundable,
    string State,
    DateOnly? Date,
    DateTimeOffset? DueAt,
    DateOnly LatestDate,
    string? Note,
    string? Person,
    PricedOrder PricedOrder
);

/// <summary>
/// Asked: may this become of the line (R-BAL-2)? No, with the field, for a day that is past or too late, or nothing to decide about.
/// </summary>
/// <param name="State">booked, kept, exchanged, refund-asked.</param>
/// <param name="Owner">Id of who sees to it from now on; null: whoever it is.</param>
/// <param name="Person">Id of who says so.</param>
public sealed record SayBalance(
    string Outcome,
    Guid Order,
    int Line,
    string State,
    DateOnly? Date,
    string? Owner,
    string Note,
    string Person
) : CompletingQuestion(Outcome);

/// <summary>
/// Emitted: nobody sees to this line any more, since the journey that did was ended. If something is left, another one has to.
/// </summary>
public sealed record BalanceUnwatched(Guid Order, int Line);

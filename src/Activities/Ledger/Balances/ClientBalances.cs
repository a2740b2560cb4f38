using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Ledger.Balances;

/// <summary>
/// Asked: has the client of this journey something paid that is not done, or kept what was paid here? Yes with true or false. Such a client
/// is a buyer, and gets no calls about a deal that was not made (R-FUP-15).
/// </summary>
public sealed record BuyerAsked;

/// <summary>Asked: what is left of the client's balance that nobody has decided about? Yes with <see cref="UndecidedFacts"/>.</summary>
public sealed record UndecidedAsked;

/// <param name="Titles">One for each line.</param>
/// <param name="LatestDate">Until when it may be kept without being asked about.</param>
public sealed record UndecidedFacts(IReadOnlyList<string> Titles, DateOnly LatestDate);

/// <summary>
/// Asked when a client goes: is it decided what is to become of all of the client's balance (R-BAL-2)? What is said here is decided with
/// the yes. No, with its field, where a line is left out or its day cannot be.
/// </summary>
public sealed record DecideUndecided(string Outcome, IReadOnlyList<SaidOfLine> Lines, string Field, string Person)
    : CompletingQuestion(Outcome);

/// <param name="State">booked or kept.</param>
public sealed record SaidOfLine(string Line, string State, DateOnly? Date);

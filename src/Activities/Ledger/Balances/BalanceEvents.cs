namespace CaseFlow.Activities.Ledger.Balances;

/// <summary>What journeys that see to a balance line (procedure P15) hear of. Stored names.</summary>
public static class BalanceEvents
{
    /// <summary>
    /// Somebody has to see to a line: starts a journey. Brings <c>clientId</c>, <c>order</c> and <c>line</c>, its number in the order.
    /// </summary>
    public const string Open = "balance.open";

    /// <summary>The line has another date.</summary>
    public const string Moved = "balance.moved";

    /// <summary>Nothing of the line is left.</summary>
    public const string Settled = "balance.settled";
}

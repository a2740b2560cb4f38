namespace CaseFlow.Activities.Ledger.Balances;

/// <summary>What journeys that see to a balance (procedure P15) hear of. Stored names.</summary>
public static class BalanceEvents
{
    /// <summary>Somebody has to see to a line: starts a journey.</summary>
    public const string Open = "balance-open";

    /// <summary>Nothing of the line is left.</summary>
    public const string Settled = "balance-settled";
}

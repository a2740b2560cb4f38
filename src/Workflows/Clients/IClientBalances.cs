namespace CaseFlow.Workflows.Clients;

/// <summary>What a client has paid for and not had yet (R-BAL-4), as the room that keeps it says.</summary>
public interface IClientBalances
{
    /// <summary>Null: nothing.</summary>
    Task<ClientBalance?> OfAsync(Client client, CancellationToken cancel);
}

/// <param name="Sum">CNY, as "1280.00"; null for those who see no amounts.</param>
/// <param name="Items">How many lines of orders.</param>
public sealed record ClientBalance(string? Sum, int Items);

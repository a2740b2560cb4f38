using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Tasks.Inbox;

namespace CaseFlow.Workflows.Clients;

/// <summary>The only place that makes a client's head line, and so the only one that could show a number (R-PRI-3).</summary>
public sealed class ClientHeads(BranchClock clock, IClientBalances balances)
{
    /// <param name="showsNumber">The task at hand needs to call; lists never do.</param>
    public async ValueTask<ClientHead> OfAsync(Client client, CancellationToken cancel, bool showsNumber = false) =>
        await ListedAsync(client, cancel, showsNumber) with
        {
            Balance = await balances.OfAsync(client, cancel) is { } left ? new HeadBalance(left.Sum, left.Items) : null,
        };

    /// <summary>Lists show no balances: each would be a question of its own.</summary>
    private async ValueTask<ClientHead> ListedAsync(Client client, CancellationToken cancel, bool showsNumber = false) =>
        new(
            client.Id,
            client.Name,
            await AgeAsync(client, cancel),
            client.Gender,
            showsNumber ? client.Mobile : PhoneNumber.Mask(client.Mobile),
            client.ChartNumber,
            client.Tier,
            client.Allergies,
            client.AllergiesAskedAt,
            client.Flags,
            client.UnconfirmedAllergies
        );

    public async Task<IReadOnlyList<ClientHead>> OfAsync(IEnumerable<Client> clients, CancellationToken cancel)
    {
        var heads = new List<ClientHead>();
        foreach (var client in clients)
            heads.Add(await ListedAsync(client, cancel));
        return heads;
    }

    /// <summary>One for each, in order; null where a journey has no client.</summary>
    public async Task<IReadOnlyList<ClientHead?>> OfEachAsync(IEnumerable<Client?> clients, CancellationToken cancel)
    {
        var heads = new List<ClientHead?>();
        foreach (var client in clients)
            heads.Add(client is null ? null : await ListedAsync(client, cancel));
        return heads;
    }

    /// <summary>Whole years on the branch's calendar; null when the birthday is not known.</summary>
    public async ValueTask<int?> AgeAsync(Client client, CancellationToken cancel) =>
        client.Birthday is { } birthday ? AgeOn(await clock.TodayAsync(client.BranchId, cancel), birthday) : null;

    /// <summary>Somebody born on 29 February is a year older on 1 March of common years.</summary>
    public static int AgeOn(DateOnly day, DateOnly birthday) =>
        day.Year - birthday.Year - ((day.Month, day.Day).CompareTo((birthday.Month, birthday.Day)) < 0 ? 1 : 0);
}

/// <summary>What a client has paid for and not had yet (R-BAL-4), as the room that keeps it says.</summary>
public interface IClientBalances
{
    /// <summary>Null: nothing.</summary>
    Task<ClientBalance?> OfAsync(Client client, CancellationToken cancel);
}

/// <param name="Sum">CNY, as "1280.00"; null for those who see no amounts.</param>
/// <param name="Items">How many lines of orders.</param>
public sealed record ClientBalance(string? Sum, int Items);

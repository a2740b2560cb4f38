using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>One line of what was paid; money as "1280.00". R-BAL-1: paid = performed + refunded + balance.</summary>
/// <param name="Quantity">What was bought, less what was given up.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Refundable">What would be paid back if the client gave up the rest (R-CRS-3).</param>
/// <param name="State">undecided, booked, kept, exchanged, refund-asked.</param>
/// <param name="Owner">Who sees to it; null: the lead.</param>
/// <param name="Days">Since something of it was paid first.</param>
/// <param name="IsDue">Its date has come, or nobody has said when.</param>
public sealed record BalanceView(
    OrderId Order,
    int Number,
    JourneyId JourneyId,
    ClientId? ClientId,
    string? Client,
    string Code,
    string Title,
    string Category,
    decimal Quantity,
    decimal Done,
    string Paid,
    string Performed,
    string Refunded,
    string Balance,
    string Refundable,
    string State,
    PersonId? OwnerId,
    string? Owner,
    DateOnly? Date,
    string? Note,
    DateTimeOffset Since,
    int Days,
    bool IsDue
);

/// <summary>Balance lines for reading.</summary>
public sealed class BalanceViews(CaseFlowDb db, BranchClock clock)
{
    public static string NameOf(BalanceState state) =>
        state switch
        {
            BalanceState.Booked => "booked",
            BalanceState.Kept => "kept",
            BalanceState.Exchanged => "exchanged",
            BalanceState.RefundAsked => "refund-asked",
            _ => "undecided",
        };

    /// <summary>Null: there is no such state.</summary>
    public static BalanceState? StateOf(string? name) =>
        Enum.GetValues<BalanceState>().Select(state => (BalanceState?)state).FirstOrDefault(state => NameOf(state!.Value) == name);

    public async Task<IReadOnlyList<BalanceView>> OfAsync(IReadOnlyList<BalanceLine> lines, CancellationToken cancel)
    {
        var owners = lines.Select(line => line.OwnerId).OfType<PersonId>().Distinct().ToList();
        var clients = lines.Select(line => line.ClientId).OfType<ClientId>().Distinct().ToList();
        var people = await db.People()
            .Where(person => owners.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        var names = await db.Clients()
            .Where(client => clients.Contains(client.Id))
            .ToDictionaryAsync(client => client.Id, client => client.Name, cancel);
        var views = new List<BalanceView>();
        foreach (var line in lines)
            views.Add(
                Show(
                    line,
                    line.ClientId is { } client ? names.GetValueOrDefault(client) : null,
                    line.OwnerId is { } owner ? people.GetValueOrDefault(owner) : null,
                    await clock.TodayAsync(line.BranchId, cancel)
                )
            );
        return views;
    }

    private BalanceView Show(BalanceLine line, string? client, string? owner, DateOnly today) =>
        new(
            line.OrderId,
            line.Number,
            line.JourneyId,
            line.ClientId,
            client,
            line.Code,
            line.Title,
            line.Category,
            line.Quantity,
            line.Done,
            Money.Text(line.Paid),
            Money.Text(line.Performed),
            Money.Text(line.Refunded),
            Money.Text(line.Balance),
            Money.Text(line.Refundable),
            NameOf(line.State),
            line.OwnerId,
            owner,
            line.Date,
            line.Note,
            line.Since,
            Math.Max(0, (clock.Now - line.Since).Days),
            line.IsOpen && (line.Date is null || line.Date <= today)
        );
}

/// <summary>For the head line (R-BAL-4). Who treats sees that there is something, and no amounts (P1.6).</summary>
internal sealed class ClientBalances(CaseFlowDb db, CurrentPerson person) : IClientBalances
{
    public async Task<ClientBalance?> OfAsync(Client client, CancellationToken cancel)
    {
        var open = await db.BalanceLines().AsNoTracking().Where(line => line.ClientId == client.Id && line.IsOpen).ToListAsync(cancel);
        return open.Count == 0 ? null
            : person.Holds(client.BranchId, LedgerRoom.ReadBalances)
                ? new ClientBalance(Money.Text(open.Sum(line => line.Balance)), open.Count)
            : new ClientBalance(null, open.Count);
    }
}

using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients;

/// <summary>Tells the room of messages how clients are reached, and keeps what clients answer about that.</summary>
public sealed class ClientContacts(CaseFlowDb db, ClientRecord record, TimeProvider clock) : IClientContacts
{
    public async Task<ClientContact?> FindAsync(ClientId client, CancellationToken cancel) =>
        await db.FindClientAsync(client, cancel) is { } found ? Of(found) : null;

    public async Task<IReadOnlyDictionary<ClientId, ClientContact>> OfAsync(
        IReadOnlyCollection<ClientId> clients,
        CancellationToken cancel
    ) => await db.Clients().AsNoTracking().Where(row => clients.Contains(row.Id)).ToDictionaryAsync(row => row.Id, Of, cancel);

    public async Task<IReadOnlyList<ClientContact>> OfNumberAsync(string mobile, CancellationToken cancel) =>
        [
            .. (
                await db.Clients()
                    .AsNoTracking()
                    .Where(row => row.Mobile == mobile && row.MergedIntoId == null)
                    .OrderBy(row => row.CreatedAt)
                    .ToListAsync(cancel)
            ).Select(Of),
        ];

    public async Task RefuseMarketingAsync(ClientId client, CancellationToken cancel)
    {
        if (await db.FindClientAsync(client, cancel) is not { MarketingRefusedAt: null } found)
            return;
        var before = ClientFacts.Of(found);
        found.MarketingRefusedAt = clock.GetUtcNow();
        record.Changed(found, before);
    }

    private static ClientContact Of(Client client) =>
        new(
            client.Id,
            client.BranchId,
            client.Name,
            client.Mobile,
            client.PreferredChannel,
            client.Language,
            client.MarketingRefusedAt,
            client.Email
        );
}

/// <summary>How a client may want to be reached (F2).</summary>
public static class ClientWishes
{
    public static readonly IReadOnlyList<string> Channels = ["wechat", "sms", "push", "email", "call", "none"];

    public static readonly IReadOnlyList<string> Languages = ["zh", "en"];
}

using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients;

/// <summary>A client with everything that is known; the number in full only for those who may call (R-PRI-3).</summary>
public sealed class ClientDetails(CaseFlowDb db, ClientHeads heads, CurrentPerson person)
{
    public async Task<ClientDetail> OfAsync(Client client, CancellationToken cancel, ClientId? asked = null)
    {
        var sameMobile = await db.Clients()
            .AsNoTracking()
            .Where(other => other.BranchId == client.BranchId && other.Mobile == client.Mobile)
            .Where(other => other.Id != client.Id && other.MergedIntoId == null)
            .OrderBy(other => other.CreatedAt)
            .Take(10)
            .ToListAsync(cancel);
        var merged = await MergedAsync(client, cancel);
        var head = await heads.OfAsync(client, cancel, showsNumber: person.MayCallIn(client.BranchId));
        return new ClientDetail(
            client.Id,
            client.Name,
            head.Mobile,
            client.Gender,
            client.Birthday,
            head.Age,
            client.ChartNumber,
            client.Tier,
            client.Allergies,
            client.AllergiesAskedAt,
            client.Flags,
            client.SourceChannel,
            client.Referrer,
            client.DataUseConsentAt,
            client.DataUseConsentVersion,
            client.CreatedAt,
            client.BranchId,
            await heads.OfAsync(sameMobile, cancel),
            Math.Max(1, client.Revision),
            merged,
            asked == client.Id ? null : asked,
            client.PreferredChannel,
            client.Language,
            client.MarketingRefusedAt,
            client.UnconfirmedAllergies,
            person.MayCallIn(client.BranchId) ? client.Email : ClientFacts.Masked(ClientFacts.Email, client.Email),
            head.Balance
        );
    }

    private async Task<IReadOnlyList<MergedFile>> MergedAsync(Client client, CancellationToken cancel)
    {
        var merged = await db.Clients()
            .AsNoTracking()
            .Where(other => other.MergedIntoId == client.Id)
            .OrderBy(other => other.CreatedAt)
            .ToListAsync(cancel);
        return [.. merged.Select(other => new MergedFile(other.Id, other.Name, ClientFacts.Mask(other.Mobile)!, other.ChartNumber))];
    }
}

using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.Tasks.Inbox;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Names;

/// <summary>Who may be the person that is about to get a file: the same number, or the same name and birthday.</summary>
public sealed class KnownClients(CaseFlowDb db, ClientHeads heads)
{
    private const int Most = 10;

    public async Task<IReadOnlyList<ClientHead>> LikeAsync(Client client, CancellationToken cancel)
    {
        var (mobile, name, birthday) = (client.Mobile, client.NameSought, client.Birthday);
        var alike = await db.Clients()
            .AsNoTracking()
            .Where(other =>
                other.BranchId == client.BranchId
                && (other.Mobile == mobile || (birthday != null && other.Birthday == birthday && other.NameSought == name))
            )
            .OrderBy(other => other.NameSought == name ? 0 : 1)
            .ThenBy(other => other.CreatedAt)
            .Take(Most)
            .ToListAsync(cancel);
        var leading = new List<Client>();
        foreach (var other in alike)
            if (await db.FindClientAsync(other.Id, cancel) is { } leads && !leading.Exists(one => one.Id == leads.Id))
                leading.Add(leads);
        return await heads.OfAsync(leading, cancel);
    }

    public void Add(Client client) => db.Clients().Add(client);
}

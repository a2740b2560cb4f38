using System.Text.Json;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Changes;

/// <summary>The only place that adds to a client's history: numbers the entry, says who acted, and chains it to the one before.</summary>
public sealed class ClientRecord(CaseFlowDb db, CurrentPerson person, TimeProvider clock)
{
    /// <summary>What is different now; nothing is written when nothing is.</summary>
    /// <param name="before">As <see cref="ClientFacts.Of"/> told it before.</param>
    /// <param name="facts">What was done to medical facts: kept also where the head line shows nothing of it.</param>
    public IReadOnlyDictionary<string, ClientFacts.Change> Changed(
        Client client,
        IReadOnlyDictionary<string, string?> before,
        string? identity = null,
        JourneyId? journey = null,
        IReadOnlyList<FactChange>? facts = null
    )
    {
        var changes = ClientFacts.Changes(before, ClientFacts.Of(client));
        var told = facts is { Count: > 0 } ? facts : null;
        var type =
            told is not null && changes.Keys.All(key => key == ClientFacts.Allergies) ? ClientEntry.FactsChanged : ClientEntry.Changed;
        if (changes.Count > 0 || told is not null)
            Append(client, type, new ClientEntryData(changes, identity, journey?.Value, Facts: told));
        return changes;
    }

    public void Append(Client client, string type, ClientEntryData data)
    {
        // The commit counts from what was read, too: asked twice in one unit of work, it stays the same.
        var row = db.Entry(client);
        client.Revision = row.State is EntityState.Added or EntityState.Detached ? 1 : row.Property(one => one.Revision).OriginalValue + 1;
        var entry = new ClientEntry
        {
            ClientId = client.Id,
            Seq = client.HistorySeq + 1,
            BranchId = client.BranchId,
            At = ChainHash.Instant(clock.GetUtcNow()),
            Type = type,
            ActorId = person.IsSystem ? null : person.Id,
            Actor = person.Name,
            Role = person.Grants.FirstOrDefault(grant => grant.Branch == client.BranchId)?.Role,
            ClientRevision = client.Revision,
            Data = JsonSerializer.Serialize(data, ChainHash.Json),
            Hash = "",
        };
        entry.Hash = ClientChain.HashOf(entry, client.HistoryHash);
        (client.HistorySeq, client.HistoryHash) = (entry.Seq, entry.Hash);
        db.ClientEntries().Add(entry);
    }
}

/// <summary>What an entry tells, as it is stored.</summary>
/// <param name="Identity">How the client's identity was checked: one of <see cref="IdentityChecks"/>.</param>
/// <param name="Journey">Whose form told it.</param>
/// <param name="Other">The other file of a merge.</param>
/// <param name="Reason">Why it is another person than the one of that number, why two files are one person's.</param>
/// <param name="Journeys">Those that a merge brought along.</param>
public sealed record ClientEntryData(
    IReadOnlyDictionary<string, ClientFacts.Change>? Changes = null,
    string? Identity = null,
    Guid? Journey = null,
    Guid? Other = null,
    string? OtherName = null,
    string? OtherChart = null,
    string? Reason = null,
    IReadOnlyList<FactChange>? Facts = null,
    IReadOnlyList<Guid>? Journeys = null
);

using System.Text.Json;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Changes;

/// <summary>A client's own history, oldest first; numbers are masked for who does not call (R-PRI-3).</summary>
public static class GetClientHistory
{
    public sealed record Query(ClientId Client) : IQuery<Response>;

    /// <param name="BrokenAt">The first entry that was changed, added or taken away unseen by the clinic; null: the chain holds.</param>
    public sealed record Response(IReadOnlyList<Entry> Items, long? BrokenAt);

    /// <param name="Identity">How the identity was checked before it: document, number, call-back, in-person, or not-told.</param>
    /// <param name="OtherId">The other file of a merge.</param>
    public sealed record Entry(
        long Seq,
        DateTimeOffset At,
        string Type,
        string Actor,
        string? Role,
        IReadOnlyDictionary<string, ClientFacts.Change> Changes,
        string? Identity,
        Guid? JourneyId,
        Guid? OtherId,
        string? OtherName,
        string? OtherChart,
        string? Reason,
        long Revision,
        string Hash
    );

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var client = await db.Clients().AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.Client, cancel);
            if (client is null)
                return Refusal.NotFound("client.not-found");
            if (!person.Holds(client.BranchId, ClientsRoom.History))
                return Refusal.Forbidden("client.may-not-read-history");

            var entries = await db.ClientEntries()
                .AsNoTracking()
                .Where(row => row.ClientId == client.Id)
                .OrderBy(row => row.Seq)
                .ToListAsync(cancel);
            var showsNumber = person.MayCallIn(client.BranchId);
            return new Response([.. entries.Select(entry => Show(entry, showsNumber))], ClientChain.BreakOf(client, entries));
        }

        private static Entry Show(ClientEntry entry, bool showsNumber)
        {
            var data = JsonSerializer.Deserialize<ClientEntryData>(entry.Data, ChainHash.Json)!;
            var changes = (data.Changes ?? new Dictionary<string, ClientFacts.Change>()).ToDictionary(
                change => change.Key,
                change => showsNumber ? change.Value : change.Value.Masked(change.Key)
            );
            return new Entry(
                entry.Seq,
                entry.At,
                entry.Type,
                entry.Actor,
                entry.Role,
                changes,
                data.Identity,
                data.Journey,
                data.Other,
                data.OtherName,
                data.OtherChart,
                data.Reason,
                entry.ClientRevision,
                entry.Hash
            );
        }
    }
}

using System.Text.Json;
using CaseFlow.Workflows.Clients.Facts;
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
    /// <param name="Facts">Of whoever does not read facts only what was done to allergies, which stand in the head line anyway.</param>
    /// <param name="Journeys">Those that came along in a merge.</param>
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
        string Hash,
        IReadOnlyList<FactChange> Facts,
        IReadOnlyList<Guid> Journeys
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
            var showsFacts = person.Holds(client.BranchId, ClientsRoom.Facts);
            return new Response([.. entries.Select(entry => Show(entry, showsNumber, showsFacts))], ClientChain.BreakOf(client, entries));
        }

        private static Entry Show(ClientEntry entry, bool showsNumber, bool showsFacts)
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
                entry.Hash,
                [.. (data.Facts ?? []).Where(fact => showsFacts || fact.Kind == FactKinds.Allergy)],
                data.Journeys ?? []
            );
        }
    }
}

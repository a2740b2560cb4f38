using System.Text.Json;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Changes;

/// <summary>
/// Two people change one client at the same time (R-ID-2). What each of them read is known from the history: who changes another field than
/// the first one did loses nothing and takes nothing away; who changes the same one is told both values.
/// </summary>
public sealed class FieldMerge(CaseFlowDb db)
{
    /// <param name="Untouched">Given as it was when it was read: the other one's change stays.</param>
    /// <param name="Conflicts">Changed by both, to different values.</param>
    public sealed record Outcome(IReadOnlySet<string> Untouched, IReadOnlyList<Conflict> Conflicts);

    public sealed record Conflict(string Field, string? Yours, string? Theirs, string By, DateTimeOffset At);

    private sealed record Earlier(string? Before, string By, DateTimeOffset At);

    /// <param name="read">The revision on which the wish is based.</param>
    /// <param name="wanted">Field and value, as <see cref="ClientFacts.Of"/> writes them; what is not wished for is left out.</param>
    public async Task<Outcome> OfAsync(Client client, long read, IReadOnlyDictionary<string, string?> wanted, CancellationToken cancel)
    {
        var (untouched, conflicts) = (new HashSet<string>(), new List<Conflict>());
        var since = await SinceAsync(client.Id, read, cancel);
        var now = ClientFacts.Of(client);
        foreach (var (field, value) in wanted)
        {
            if (!since.TryGetValue(field, out var earlier) || value == now[field])
                continue;
            if (value == earlier.Before)
                untouched.Add(field);
            else if (now[field] != earlier.Before)
                conflicts.Add(new Conflict(field, value, now[field], earlier.By, earlier.At));
        }

        return new Outcome(untouched, conflicts);
    }

    /// <summary>By field: what it was at that revision, and who changed it last since.</summary>
    private async Task<Dictionary<string, Earlier>> SinceAsync(ClientId client, long read, CancellationToken cancel)
    {
        var entries = await db.ClientEntries()
            .AsNoTracking()
            .Where(row => row.ClientId == client && row.ClientRevision > read)
            .OrderBy(row => row.Seq)
            .ToListAsync(cancel);
        var fields = new Dictionary<string, Earlier>(StringComparer.Ordinal);
        foreach (var entry in entries)
        foreach (var (field, change) in JsonSerializer.Deserialize<ClientEntryData>(entry.Data, ChainHash.Json)!.Changes ?? Nothing)
            fields[field] = new Earlier(fields.TryGetValue(field, out var first) ? first.Before : change.Before, entry.Actor, entry.At);
        return fields;
    }

    private static readonly IReadOnlyDictionary<string, ClientFacts.Change> Nothing = new Dictionary<string, ClientFacts.Change>();
}

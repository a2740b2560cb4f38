using System.Globalization;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Clients.Changes;

/// <summary>
/// A client's chain: what <see cref="ChainHash"/> hashes of an entry, in this order: previous hash ("" for the first), client id, seq, at,
/// type, actor id, actor, role, revision, data. Ids are lower-case with hyphens; numbers decimal; data is the text as it is stored.
/// </summary>
public static class ClientChain
{
    public static string HashOf(ClientEntry entry, string previousHash) => ChainHash.Of(Fields(entry).Prepend(previousHash));

    /// <summary>The first entry, by number, at which the chain does not hold; null: it holds up to the client's head.</summary>
    public static long? BreakOf(Client client, IEnumerable<ClientEntry> entries)
    {
        var (seq, hash) = (0L, "");
        foreach (var entry in entries)
        {
            if (entry.Seq != seq + 1 || entry.Hash != HashOf(entry, hash))
                return seq + 1;
            (seq, hash) = (entry.Seq, entry.Hash);
        }

        return (seq, hash) == (client.HistorySeq, client.HistoryHash) ? null : Math.Min(seq, client.HistorySeq) + 1;
    }

    private static IEnumerable<string?> Fields(ClientEntry entry) =>
        [
            entry.ClientId.ToString(),
            entry.Seq.ToString(CultureInfo.InvariantCulture),
            ChainHash.Text(entry.At),
            entry.Type,
            entry.ActorId?.ToString(),
            entry.Actor,
            entry.Role,
            entry.ClientRevision.ToString(CultureInfo.InvariantCulture),
            entry.Data,
        ];
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CaseFlow.Workflows.Clients.Changes;

/// <summary>
/// The arithmetic of a client's chain. An entry's hash is the lower-case hex SHA-256 over these fields in this order, each written as
/// "length in UTF-8 bytes, colon, bytes, line feed", and a missing one as "-" and a line feed: previous hash ("" for the first), client id,
/// seq, at, type, actor id, actor, role, revision, data. Ids are lower-case with hyphens; numbers decimal; times UTC as
/// 2026-01-31T08:05:09.123Z; data is the text as it is stored.
/// </summary>
public static class ClientChain
{
    /// <summary>Times are kept to the millisecond, so that every database gives back what was hashed.</summary>
    public static DateTimeOffset Instant(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    public static string HashOf(ClientEntry entry, string previousHash)
    {
        var text = new StringBuilder();
        foreach (var field in Fields(entry).Prepend(previousHash))
        {
            if (field is null)
                text.Append("-\n");
            else
                text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

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
            entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            entry.Type,
            entry.ActorId?.ToString(),
            entry.Actor,
            entry.Role,
            entry.ClientRevision.ToString(CultureInfo.InvariantCulture),
            entry.Data,
        ];
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CaseFlow.Workflows.History;

/// <summary>
/// The chain's arithmetic (promise 5). An entry's hash is the lower-case hex SHA-256 over these fields in this order, each written as
/// "length in UTF-8 bytes, colon, bytes, line feed", and a missing one as "-" and a line feed:
/// previous hash ("" for the first), journey id, seq, at, type, instance id, activity id, activity name, actor id, actor, role, stage,
/// data,
/// definition id, definition version. Ids are lower-case with hyphens; numbers decimal; times UTC as 2026-01-31T08:05:09.123Z; data is the
/// text as it is stored.
/// </summary>
/// <remarks>
/// Lengths make it unambiguous: no text within a field can look like the end of it. Whoever has an export can compute it again in any
/// language.
/// </remarks>
public static class HistoryChain
{
    /// <summary>Times are kept to the millisecond, so that every database gives back what was hashed.</summary>
    public static DateTimeOffset Instant(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    public static string HashOf(HistoryEntry entry, string previousHash)
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

    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static IEnumerable<string?> Fields(HistoryEntry entry) =>
        [
            entry.JourneyId.ToString(),
            entry.Seq.ToString(CultureInfo.InvariantCulture),
            Text(entry.At),
            entry.Type,
            entry.InstanceId?.ToString("D"),
            entry.ActivityId,
            entry.ActivityName,
            entry.ActorId?.ToString(),
            entry.Actor,
            entry.Role,
            entry.Stage,
            entry.Data,
            entry.DefinitionId,
            entry.DefinitionVersion.ToString(CultureInfo.InvariantCulture),
        ];
}

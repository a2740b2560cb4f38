using System.Globalization;
using CaseFlow.Workflows.Shared;

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
    public static string HashOf(HistoryEntry entry, string previousHash) => ChainHash.Of(Fields(entry).Prepend(previousHash));

    private static IEnumerable<string?> Fields(HistoryEntry entry) =>
        [
            entry.JourneyId.ToString(),
            entry.Seq.ToString(CultureInfo.InvariantCulture),
            ChainHash.Text(entry.At),
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

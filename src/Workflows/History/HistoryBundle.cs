using System.Text.Json;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.History;

/// <summary>
/// A history with all that is needed to check it without us: every hashed field as it was hashed, the checkpoints that signed it, and the
/// public key.
/// How the hashes come about is said at <see cref="HistoryChain"/> and <see cref="Checkpoint"/>.
/// </summary>
public sealed class HistoryBundle(CheckpointLog log, CheckpointKey key, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public async Task<byte[]> OfAsync(Journey journey, IReadOnlyList<HistoryEntry> entries, CancellationToken cancel)
    {
        List<Checkpoint> checkpoints = [];
        await foreach (var checkpoint in log.ReadAsync(cancel))
            if (checkpoint.Heads.Any(head => head.Journey == journey.Id))
                checkpoints.Add(checkpoint);
        var bundle = new
        {
            format = "caseflow-history/1",
            journey = journey.Id,
            exportedAt = ChainHash.Text(clock.GetUtcNow()),
            head = new { seq = journey.HistorySeq, hash = journey.HistoryHash },
            entries,
            checkpoints,
            publicKey = key.PublicPem,
        };
        return JsonSerializer.SerializeToUtf8Bytes(bundle, Json);
    }
}

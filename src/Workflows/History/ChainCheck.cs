using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Workflows.History;

/// <summary>Walks one journey's history, oldest entry first, and keeps the first place where it does not hold.</summary>
/// <param name="signed">By seq: the hashes that checkpoints have signed for this journey.</param>
public sealed class ChainCheck(JourneyId journey, IReadOnlyDictionary<long, string> signed)
{
    private long seq;
    private string hash = "";

    public VerifyHistory.Break? Break { get; private set; }

    public void Take(HistoryEntry entry)
    {
        if (Break is not null)
            return;
        if (entry.Seq != seq + 1)
            Fail(seq + 1, "history.missing");
        else if (entry.Hash != HistoryChain.HashOf(entry, hash))
            Fail(entry.Seq, "history.altered");
        else if (signed.TryGetValue(entry.Seq, out var known) && known != entry.Hash)
            Fail(entry.Seq, "history.differs-from-checkpoint");
        (seq, hash) = (entry.Seq, entry.Hash);
    }

    /// <summary>All that an archive holds; answers how many entries that are.</summary>
    public int Take(byte[] archive, IModel model)
    {
        try
        {
            var entries = ArchivedRows.Unpack(archive, model).History;
            foreach (var entry in entries)
                Take(entry);
            return entries.Count;
        }
        catch (InvalidDataException)
        {
            Fail(seq + 1, "archive.unreadable");
            return 0;
        }
    }

    /// <summary>After the last entry: the journey itself, and whatever was signed, must not know of more.</summary>
    /// <param name="headSeq">Null when there is no journey with this id.</param>
    public VerifyHistory.Break? End(long? headSeq, string? headHash)
    {
        if (Break is not null)
            return Break;
        if (headSeq is null)
            Fail(0, "history.journey-missing");
        else if (headSeq > seq || signed.Keys.Any(number => number > seq))
            Fail(seq + 1, "history.missing");
        else if (headSeq < seq || headHash != hash)
            Fail(seq, "history.added");
        return Break;
    }

    private void Fail(long at, string why) => Break ??= new VerifyHistory.Break(journey, at, why);
}

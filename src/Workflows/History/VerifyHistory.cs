using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.History;

/// <summary>
/// Computes the chain of one journey, or of all that the caller may see, again, and compares: entry by entry, with the journey's head, and
/// with what checkpoints have signed.
/// </summary>
public static class VerifyHistory
{
    public sealed record Query(JourneyId? Journey = null) : IQuery<Response>;

    public sealed record Response(int Journeys, long Entries, IReadOnlyList<Break> Breaks);

    /// <summary>
    /// Where a chain does not hold: missing, changed or added entry. <c>Why</c>: history.missing, .altered, .added,
    /// .differs-from-checkpoint, .journey-missing, archive.unreadable, or checkpoint.missing, .altered.
    /// </summary>
    /// <param name="Journey">Null: the checkpoints themselves, and <paramref name="Seq"/> is the number of one.</param>
    public sealed record Break(JourneyId? Journey, long Seq, string Why);

    public sealed class Handler(CaseFlowDb db, SignedHeads signed) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (query.Journey is { } one && !await db.Journeys().AnyAsync(journey => journey.Id == one, cancel))
                return Refusal.NotFound("journey.not-found");
            var breaks = new List<Break>(await signed.ReadAsync(cancel));
            var unseen = query.Journey is null ? signed.Journeys.ToHashSet() : [];
            var (journeys, entries) = (0, 0L);
            ChainCheck? check = null;
            Line? last = null;

            await foreach (var line in Lines(query.Journey).AsAsyncEnumerable().WithCancellation(cancel))
            {
                if (last?.Journey != line.Journey)
                {
                    if (last is not null)
                        AddTo(breaks, check!.End(last.HeadSeq, last.HeadHash));
                    check = new ChainCheck(line.Journey, signed.Of(line.Journey));
                    journeys++;
                    unseen.Remove(line.Journey);
                    if (line.Archive is { } archive)
                        entries += check.Take(archive, db.Model);
                }
                if (line.Entry is { } entry)
                {
                    check!.Take(entry);
                    entries++;
                }
                last = line;
            }
            if (last is not null)
                AddTo(breaks, check!.End(last.HeadSeq, last.HeadHash));

            // Signed once, and now not even a journey of another branch.
            var elsewhere =
                unseen.Count == 0 ? [] : await db.Journeys().IgnoreQueryFilters().Select(journey => journey.Id).ToListAsync(cancel);
            breaks.AddRange(unseen.Except(elsewhere).Select(gone => new Break(gone, 0, "history.journey-missing")));
            return new Response(journeys, entries, breaks);
        }

        /// <summary>One statement, so that a step which commits meanwhile is seen with its head and entries, or not at all.</summary>
        private IQueryable<Line> Lines(JourneyId? only) =>
            from journey in db.Journeys()
            where only == null || journey.Id == only
            join entry in db.History().AsNoTracking() on journey.Id equals entry.JourneyId into entries
            from entry in entries.DefaultIfEmpty()
            join archive in db.Archives() on journey.Id equals archive.JourneyId into archives
            from archive in archives.DefaultIfEmpty()
            orderby journey.Id, entry.Seq
            select new Line(journey.Id, journey.HistorySeq, journey.HistoryHash, archive.Content, entry);

        private static void AddTo(List<Break> breaks, Break? found)
        {
            if (found is not null)
                breaks.Add(found);
        }

        private sealed record Line(JourneyId Journey, long HeadSeq, string HeadHash, byte[]? Archive, HistoryEntry? Entry);
    }
}

/// <summary>What checkpoints have signed, by journey.</summary>
public sealed class SignedHeads(CheckpointLog log, CheckpointKey key)
{
    private static readonly Dictionary<long, string> None = [];

    private readonly Dictionary<JourneyId, Dictionary<long, string>> heads = [];

    public IEnumerable<JourneyId> Journeys => heads.Keys;

    public IReadOnlyDictionary<long, string> Of(JourneyId journey) => heads.GetValueOrDefault(journey, None);

    /// <summary>Reads all checkpoints; answers those that do not hold. What they say is not believed then.</summary>
    public async Task<IReadOnlyList<VerifyHistory.Break>> ReadAsync(CancellationToken cancel)
    {
        List<VerifyHistory.Break> breaks = [];
        Checkpoint? previous = null;
        await foreach (var checkpoint in log.ReadAsync(cancel))
        {
            if (checkpoint.Problem(previous, key) is { } why)
                breaks.Add(new VerifyHistory.Break(null, checkpoint.Number, why));
            else
                Believe(checkpoint);
            previous = checkpoint;
        }
        return breaks;
    }

    private void Believe(Checkpoint checkpoint)
    {
        foreach (var head in checkpoint.Heads)
        {
            if (!heads.TryGetValue(head.Journey, out var known))
                heads[head.Journey] = known = [];
            known.TryAdd(head.Seq, head.Hash);
        }
    }
}

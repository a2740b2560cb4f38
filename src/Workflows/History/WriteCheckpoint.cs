using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.History;

/// <summary>Signs how far the histories of all journeys have come, outside the database. Nothing is written when none has moved.</summary>
public static class WriteCheckpoint
{
    /// <summary>
    /// A step may commit a little after the time that it carries; heads of this long before the last checkpoint are signed again, which
    /// does no harm.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    public sealed record Command : ICommand<Response>;

    /// <param name="Number">Null when nothing has moved.</param>
    public sealed record Response(long? Number, int Journeys);

    public sealed class Handler(CaseFlowDb db, CheckpointLog log, CheckpointKey key, TimeProvider clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var written = await log.AppendAsync(
                async newest =>
                {
                    var heads = await HeadsSinceAsync(newest, cancel);
                    return heads.Count == 0 ? null : Checkpoint.Sign(newest, clock.GetUtcNow(), heads, key);
                },
                cancel
            );
            return new Response(written?.Number, written?.Heads.Count ?? 0);
        }

        private async Task<IReadOnlyList<Checkpoint.Head>> HeadsSinceAsync(Checkpoint? newest, CancellationToken cancel)
        {
            var since = newest is null ? DateTimeOffset.MinValue : newest.At - Overlap;
            var heads = await db.Journeys()
                .IgnoreQueryFilters()
                .Where(journey => journey.UpdatedAt >= since && journey.TrialAhead == null)
                .OrderBy(journey => journey.Id)
                .Select(journey => new Checkpoint.Head(journey.Id, journey.HistorySeq, journey.HistoryHash))
                .ToListAsync(cancel);
            var signed = newest?.Heads.ToHashSet() ?? [];
            return heads.TrueForAll(signed.Contains) ? [] : heads;
        }
    }
}

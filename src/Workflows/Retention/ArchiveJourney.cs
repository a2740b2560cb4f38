using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Retention;

/// <summary>
/// Moves history, tasks and instances of a journey that ended long ago into one compressed row; whoever reads them sees no difference. A
/// history that does not hold is left as it is, so that nobody can hide a change in an archive.
/// </summary>
public static class ArchiveJourney
{
    public sealed record Command(JourneyId Journey) : ICommand<Response>;

    /// <param name="Archived">False when it was archived before, or its time has not come.</param>
    public sealed record Response(bool Archived);

    public sealed class Handler(CaseFlowDb db, RetentionTimes times, TimeProvider clock) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var now = clock.GetUtcNow();
            var journey = await db.Journeys.SingleOrDefaultAsync(row => row.Id == command.Journey, cancel);
            if (journey is null)
                return Refusal.NotFound("journey.not-found");
            if (journey.ArchivedAt is not null || !(journey.EndedAt <= now - times.ArchiveAfter))
                return new Response(false);

            var rows = await ReadAsync(journey.Id, cancel);
            var content = rows.Pack();
            if (BreakOf(journey, ArchivedRows.Unpack(content)) is { } found)
                return Refusal.Conflict(found.Why, journey.Id, found.Seq);

            journey.ArchivedAt = now;
            db.Archives.Add(new JourneyArchive { JourneyId = journey.Id, Content = content });
            db.ArchivedTasks.AddRange(rows.Tasks.Select(task => new ArchivedTask { Id = task.Id, JourneyId = journey.Id }));
            db.History.RemoveRange(rows.History);
            db.Tasks.RemoveRange(rows.Tasks);
            db.Instances.RemoveRange(rows.Instances);
            db.Activations.RemoveRange(await PlacesOfAsync(rows.Instances, cancel));
            return new Response(true);
        }

        private async Task<ArchivedRows> ReadAsync(JourneyId journey, CancellationToken cancel) =>
            new(
                await db.History.Where(row => row.JourneyId == journey).OrderBy(row => row.Seq).ToListAsync(cancel),
                await db
                    .Tasks.Where(row => row.JourneyId == journey)
                    .OrderBy(row => row.CreatedAt)
                    .ThenBy(row => row.Id)
                    .ToListAsync(cancel),
                await db.Instances.Where(row => row.JourneyId == journey).OrderBy(row => row.Id).ToListAsync(cancel)
            );

        /// <summary>Places that nobody has taken since: free, but kept until now.</summary>
        private async Task<IReadOnlyList<Activation>> PlacesOfAsync(IReadOnlyList<InstanceRow> instances, CancellationToken cancel)
        {
            var ids = instances.Select(row => row.Id).ToList();
            return await db.Activations.Where(place => ids.Contains(place.InstanceId)).ToListAsync(cancel);
        }

        /// <summary>Checked as it comes out of the archive, not as it went in.</summary>
        private static VerifyHistory.Break? BreakOf(Journey journey, ArchivedRows archived)
        {
            var check = new ChainCheck(journey.Id, new Dictionary<long, string>());
            foreach (var entry in archived.History)
                check.Take(entry);
            return check.End(journey.HistorySeq, journey.HistoryHash);
        }
    }
}

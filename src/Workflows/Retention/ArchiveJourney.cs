using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Rows;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
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
            var journey = await db.Journeys().SingleOrDefaultAsync(row => row.Id == command.Journey, cancel);
            if (journey is null)
                return Refusal.NotFound("journey.not-found");
            if (journey.ArchivedAt is not null || !(journey.EndedAt <= now - times.ArchiveAfter))
                return new Response(false);

            var rows = await db.RowsOfAsync(journey.Id, IsTaken, cancel);
            var content = ArchivedRows.From(db.Model, InOrder(rows.OfType<IArchived>())).Pack();
            if (BreakOf(journey, ArchivedRows.Unpack(content, db.Model)) is { } found)
                return Refusal.Conflict(found.Why, journey.Id, found.Seq);

            journey.ArchivedAt = now;
            db.Archives().Add(new JourneyArchive { JourneyId = journey.Id, Content = content });
            db.ArchivedTasks().AddRange(rows.OfType<TaskItem>().Select(task => new ArchivedTask { Id = task.Id, JourneyId = journey.Id }));
            db.RemoveRange(rows);
            return new Response(true);
        }

        /// <summary>What goes into the archive, and what is nothing without its instance: places that nobody has taken since.</summary>
        private static bool IsTaken(Type type) => type.IsAssignableTo(typeof(IArchived)) || type.IsAssignableTo(typeof(IOfInstance));

        /// <summary>As they came about, so that the same journey always gives the same archive.</summary>
        private static IEnumerable<IArchived> InOrder(IEnumerable<IArchived> rows) =>
            rows.OrderBy(row => (row as HistoryEntry)?.Seq)
                .ThenBy(row => (row as TaskItem)?.CreatedAt)
                .ThenBy(row => (row as TaskItem)?.Id.Value ?? (row as InstanceRow)?.Id);

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

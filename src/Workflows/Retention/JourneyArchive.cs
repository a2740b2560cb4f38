using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Retention;

/// <summary>
/// History, tasks and instances of a journey that ended long ago, in one compressed row; see <see cref="ArchivedRows"/>. Nothing is lost by
/// it (R-PRI-2).
/// </summary>
public sealed class JourneyArchive : IOfJourney
{
    public JourneyId JourneyId { get; set; }

    /// <summary><see cref="ArchivedRows.Pack"/>.</summary>
    public required byte[] Content { get; set; }
}

/// <summary>Says in which archive a task lies.</summary>
public sealed class ArchivedTask : IOfJourney
{
    public TaskId Id { get; set; }
    public JourneyId JourneyId { get; set; }
}

/// <summary>How long what has come to its end is kept as it is.</summary>
/// <param name="ArchiveAfter">From a journey's end until it is archived.</param>
/// <param name="KeepIdempotencyRecordsFor">How long the same request, sent again under its idempotency key, is answered as before.</param>
public sealed record RetentionTimes(TimeSpan ArchiveAfter, TimeSpan KeepIdempotencyRecordsFor);

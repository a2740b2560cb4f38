namespace CaseFlow.Workflows.Journeys.Timers;

/// <summary>
/// What is due and for this host to do. A host of its own has it all; of several at one database each takes a share, and takes over what is
/// left of one that died.
/// Taking is no promise: the unit of work that does it still finds out whether somebody was faster.
/// </summary>
public interface IDueWork
{
    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<TakeDueTimers.Due>> TakeTimersAsync(DateTimeOffset now, int limit, CancellationToken cancel);

    /// <summary>Messages of the outbox, oldest first.</summary>
    Task<IReadOnlyList<Guid>> TakeMessagesAsync(DateTimeOffset now, int limit, CancellationToken cancel);
}

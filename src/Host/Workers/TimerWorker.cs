using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Workers;

/// <summary>Wakes what waits for the clock, the oldest first, several at once.</summary>
public sealed class TimerWorker(DueRowsParts parts) : DueRowsWorker<TakeDueTimers.Due, FireTimer.Response>("timer", parts)
{
    // Enough to share commits; few enough that people, who share the machine and the writer with them, are served in between.
    private const int AtOnce = 8;

    protected override IRequest<Result<DueRows<TakeDueTimers.Due>>> ListDue(int limit) => new TakeDueTimers.Command(limit);

    protected override ICommand<FireTimer.Response> Do(TakeDueTimers.Due row) => new FireTimer.Command(row);

    /// <summary>Never two of one journey at once: one of them would run in vain.</summary>
    protected override async Task DoAllAsync(IReadOnlyList<TakeDueTimers.Due> due, CancellationToken cancel)
    {
        var running = new List<(JourneyId Journey, Task Done)>(AtOnce);
        foreach (var timer in due)
        {
            while (running.Count == AtOnce || running.Exists(one => one.Journey == timer.Journey))
            {
                await Task.WhenAny(running.Select(one => one.Done));
                running.RemoveAll(one => one.Done.IsCompleted);
            }

            if (cancel.IsCancellationRequested)
                break;
            running.Add((timer.Journey, Task.Run(() => DoAsync(timer, cancel), CancellationToken.None)));
        }

        await Task.WhenAll(running.Select(one => one.Done));
    }
}

using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.Workers;

/// <summary>
/// Wakes what waits for the clock, the oldest first, several at once. Timers are rows: what came due while the host was down is woken at
/// its
/// start. One that fails is tried again with growing pauses and holds up no other.
/// </summary>
public sealed class TimerWorker(AsSystem system, Alarm alarm, TimeProvider clock, ILogger<TimerWorker> log) : BackgroundService
{
    private const int Page = 100;

    // Enough to share commits; few enough that people, who share the machine and the writer with them, are served in between.
    private const int AtOnce = 8;

    private const string Name = "timer";

    private readonly Pauses<(Guid Instance, int Bookmark)> pauses = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            _ = alarm.Listen();
            await alarm.WaitAsync(await RunDueAsync(stoppingToken), stoppingToken);
        }
    }

    /// <summary>When to look again; null when nothing is planned.</summary>
    private async Task<DateTimeOffset?> RunDueAsync(CancellationToken cancel)
    {
        try
        {
            var answer = await system.SendAsync(Name, new TakeDueTimers.Command(Page + pauses.Count), cancel);
            if (!answer.IsSuccess)
                throw new InvalidOperationException($"Timers were refused: {answer.Refusal.Code}");
            pauses.Retain(answer.Value.Items.Select(timer => (timer.Instance, timer.Bookmark)));
            var due = answer.Value.Items.Where(timer => !pauses.Holds((timer.Instance, timer.Bookmark))).ToList();
            await FireAsync(due, cancel);
            return due.Count > 0 ? clock.GetUtcNow() : new[] { answer.Value.Next, pauses.Next }.Min();
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            log.LogError(failure, "Timers could not be read; tried again in {Pause}", alarm.Longest);
            return clock.GetUtcNow() + alarm.Longest;
        }
    }

    /// <summary>Never two of one journey at once: one of them would run in vain.</summary>
    private async Task FireAsync(IEnumerable<TakeDueTimers.Due> due, CancellationToken cancel)
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
            running.Add((timer.Journey, Task.Run(() => FireAsync(timer, cancel), CancellationToken.None)));
        }

        await Task.WhenAll(running.Select(one => one.Done));
    }

    private async Task FireAsync(TakeDueTimers.Due timer, CancellationToken cancel)
    {
        var id = (timer.Instance, timer.Bookmark);
        try
        {
            var answer = await system.SendAsync(Name, new FireTimer.Command(timer), cancel);
            if (answer.IsSuccess)
                pauses.Forget(id);
            else
                pauses.Hold(id); // somebody works on the journey at this very moment
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            var pause = pauses.Hold(id);
            log.LogError(
                failure,
                "Timer {Bookmark} of instance {Instance} failed; tried again in {Pause}",
                timer.Bookmark,
                timer.Instance,
                pause
            );
        }
    }
}

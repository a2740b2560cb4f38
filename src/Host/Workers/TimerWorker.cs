using CaseFlow.Workflows.Timers;

namespace CaseFlow.Host.Workers;

/// <summary>
/// Wakes what waits for the clock. Timers are rows: what came due while the host was down is woken at its start. One that fails is tried again
/// with growing pauses and holds up no other.
/// </summary>
public sealed class TimerWorker(AsSystem system, Alarm alarm, TimeProvider clock, ILogger<TimerWorker> log) : BackgroundService
{
    private const int AtOnce = 100;
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
            var answer = await system.SendAsync(Name, new ListDueTimers.Query(AtOnce + pauses.Count), cancel);
            if (!answer.IsSuccess) throw new InvalidOperationException($"Timers were refused: {answer.Refusal.Code}");
            var due = answer.Value.Items.Where(timer => !pauses.Holds((timer.Instance, timer.Bookmark))).ToList();
            foreach (var timer in due) await FireAsync(timer, cancel);
            return due.Count > 0 ? clock.GetUtcNow() : Earlier(answer.Value.Next, pauses.Next);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            log.LogError(failure, "Timers could not be read; tried again in {Pause}", alarm.Longest);
            return clock.GetUtcNow() + alarm.Longest;
        }
    }

    private async Task FireAsync(ListDueTimers.Due timer, CancellationToken cancel)
    {
        var id = (timer.Instance, timer.Bookmark);
        try
        {
            var answer = await system.SendAsync(Name, new FireTimer.Command(timer.Instance, timer.Bookmark), cancel);
            if (answer.IsSuccess) pauses.Forget(id);
            else pauses.Hold(id); // somebody works on the journey at this very moment
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            var pause = pauses.Hold(id);
            log.LogError(failure, "Timer {Bookmark} of instance {Instance} failed; tried again in {Pause}", timer.Bookmark, timer.Instance, pause);
        }
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
}

using CaseFlow.Workflows.Journeys.Outbox;

namespace CaseFlow.Host.Workers;

/// <summary>
/// Sends what was committed to the outbox, soon after the commit; what was left by a host that died goes out at the next start.
/// </summary>
public sealed class OutboxWorker(AsSystem system, Alarm alarm, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            _ = alarm.Listen();
            await alarm.WaitAsync(await SendAsync(stoppingToken), stoppingToken);
        }
    }

    /// <summary>When to look again; null when nothing waits.</summary>
    private async Task<DateTimeOffset?> SendAsync(CancellationToken cancel)
    {
        try
        {
            var answer = await system.SendAsync("outbox", new SendOutbox.Command(), cancel);
            if (!answer.IsSuccess)
                throw new InvalidOperationException($"The outbox was refused: {answer.Refusal.Code}");
            if (answer.Value.Failed > 0)
                log.LogWarning("{Failed} messages could not be sent and will be tried again", answer.Value.Failed);
            return answer.Value.Sent + answer.Value.Failed > 0 ? clock.GetUtcNow() : answer.Value.Next;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            log.LogError(failure, "The outbox could not be worked off; tried again in {Pause}", alarm.Longest);
            return clock.GetUtcNow() + alarm.Longest;
        }
    }
}

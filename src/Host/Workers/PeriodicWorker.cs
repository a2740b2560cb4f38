namespace CaseFlow.Host.Workers;

/// <summary>Works from time to time. What fails is tried again the next time.</summary>
public abstract class PeriodicWorker(TimeSpan pause, TimeProvider clock, ILogger log) : BackgroundService
{
    protected ILogger Log => log;

    protected abstract Task WorkAsync(CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryWorkAsync(stoppingToken);
    }

    protected async Task TryWorkAsync(CancellationToken cancel)
    {
        try
        {
            await WorkAsync(cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            log.LogError(failure, "{Worker} failed; tried again in {Pause}", GetType().Name, pause);
        }
    }
}

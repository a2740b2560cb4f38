namespace CaseFlow.Host.Workers;

/// <summary>What a worker that waits for rows to fall due needs to know of the host.</summary>
public sealed record DueRowsParts(AsSystem System, Alarm Alarm, TimeProvider Clock, ILoggerFactory Logs);

/// <summary>
/// Looks for work at the start, when the time of something has come, and soon after each commit. What fails as a whole is tried again.
/// </summary>
public abstract class AlarmedWorker(string name, DueRowsParts parts) : BackgroundService
{
    protected string Name => name;

    protected DueRowsParts Parts => parts;

    protected ILogger Log { get; } = parts.Logs.CreateLogger($"CaseFlow.Host.Workers.{name}");

    /// <summary>Does what there is to do. Answers when to look again; null when nothing is planned.</summary>
    protected abstract Task<DateTimeOffset?> WorkAsync(CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            _ = parts.Alarm.Listen();
            await parts.Alarm.WaitAsync(await TryWorkAsync(stoppingToken), stoppingToken);
        }
    }

    private async Task<DateTimeOffset?> TryWorkAsync(CancellationToken cancel)
    {
        try
        {
            return await WorkAsync(cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            Log.LogError(failure, "The worker {Worker} failed; tried again in {Pause}", name, parts.Alarm.Longest);
            return parts.Clock.GetUtcNow() + parts.Alarm.Longest;
        }
    }
}

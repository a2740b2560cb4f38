using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.Workers;

/// <summary>What a worker that waits for rows to fall due needs to know of the host.</summary>
public sealed record DueRowsParts(AsSystem System, Alarm Alarm, TimeProvider Clock, ILoggerFactory Logs);

/// <summary>
/// Does what rows say when their time has come: also, once, what came due while the host was down. One that fails is tried again with
/// growing pauses and holds up no other.
/// </summary>
public abstract class DueRowsWorker<TDone>(string name, DueRowsParts parts) : BackgroundService
{
    private readonly Pauses<Guid> pauses = new(parts.Clock);
    private readonly ILogger log = parts.Logs.CreateLogger($"CaseFlow.Host.Workers.{name}");

    protected abstract IQuery<DueRows> ListDue(int limit);

    /// <summary>Does nothing if another host was faster.</summary>
    protected abstract ICommand<TDone> Do(Guid row);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            _ = parts.Alarm.Listen();
            await parts.Alarm.WaitAsync(await RunDueAsync(stoppingToken), stoppingToken);
        }
    }

    private async Task<DateTimeOffset?> RunDueAsync(CancellationToken cancel)
    {
        try
        {
            var answer = await parts.System.SendAsync(name, ListDue(100 + pauses.Count), cancel);
            if (!answer.IsSuccess)
                throw new InvalidOperationException($"What is due was refused: {answer.Refusal.Code}");
            pauses.Retain(answer.Value.Items);
            var due = answer.Value.Items.Where(row => !pauses.Holds(row)).ToList();
            foreach (var row in due)
                await DoAsync(row, cancel);
            return due.Count > 0 ? parts.Clock.GetUtcNow() : new[] { answer.Value.Next, pauses.Next }.Min();
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            log.LogError(failure, "What is due could not be read; tried again in {Pause}", parts.Alarm.Longest);
            return parts.Clock.GetUtcNow() + parts.Alarm.Longest;
        }
    }

    private async Task DoAsync(Guid row, CancellationToken cancel)
    {
        try
        {
            var answer = await parts.System.SendAsync(name, Do(row), cancel);
            if (answer.IsSuccess)
                pauses.Forget(row);
            else
                log.LogWarning("{Row} was refused ({Reason}); tried again in {Pause}", row, answer.Refusal.Code, pauses.Hold(row));
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            log.LogError(failure, "{Row} failed; tried again in {Pause}", row, pauses.Hold(row));
        }
    }
}

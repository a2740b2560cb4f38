using CaseFlow.Workflows.History;

namespace CaseFlow.Host.Workers;

/// <summary>Signs where all histories stand, every ten minutes and when the host stops (promise 5).</summary>
public sealed class CheckpointWorker(AsSystem system, TimeProvider clock, ILogger<CheckpointWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await WriteAsync(stoppingToken);
    }

    private async Task WriteAsync(CancellationToken cancel)
    {
        try
        {
            var answer = await system.SendAsync("checkpoint", new WriteCheckpoint.Command(), cancel);
            if (!answer.IsSuccess)
                throw new InvalidOperationException($"A checkpoint was refused: {answer.Refusal.Code}");
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            log.LogError(failure, "No checkpoint could be written; tried again in {Pause}", Pause);
        }
    }
}

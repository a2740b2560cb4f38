using CaseFlow.Workflows.History;

namespace CaseFlow.Host.Workers;

/// <summary>Signs where all histories stand, every ten minutes and when the host stops (promise 5).</summary>
public sealed class CheckpointWorker(AsSystem system, TimeProvider clock, ILogger<CheckpointWorker> log)
    : PeriodicWorker(TimeSpan.FromMinutes(10), clock, log)
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWorkAsync(cancellationToken);
    }

    protected override Task WorkAsync(CancellationToken cancel) => system.DemandAsync("checkpoint", new WriteCheckpoint.Command(), cancel);
}

using CaseFlow.Workflows.Notices.Watching;

namespace CaseFlow.Host.Workers;

/// <summary>Tells those who must know what no step of anybody brings about: a missing year, a desk with too few people.</summary>
public sealed class WatchWorker(AsSystem system, TimeProvider clock, ILogger<WatchWorker> log)
    : PeriodicWorker(TimeSpan.FromMinutes(1), clock, log)
{
    protected override Task WorkAsync(CancellationToken cancel) => system.DemandAsync("watch", new WatchBranches.Command(), cancel);
}

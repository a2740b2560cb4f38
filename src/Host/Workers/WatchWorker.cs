using CaseFlow.Workflows.Messages.Push;
using CaseFlow.Workflows.Notices.Watching;
using CaseFlow.Workflows.Tasks.Making;

namespace CaseFlow.Host.Workers;

/// <summary>
/// Tells those who must know what no step of anybody brings about: a missing year, a desk with too few people, a licence that ends, a
/// client who waits.
/// </summary>
public sealed class WatchWorker(AsSystem system, TimeProvider clock, ILogger<WatchWorker> log)
    : PeriodicWorker(TimeSpan.FromMinutes(1), clock, log)
{
    private const string Name = "watch";

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        await system.DemandAsync(Name, new LookForPushDevices.Query(), cancel);
        await system.DemandAsync(Name, new WatchWaiting.Command(), cancel);
        await system.DemandAsync(Name, new WatchLicences.Command(), cancel);
        await system.DemandAsync(Name, new WatchBranches.Command(), cancel);
    }
}

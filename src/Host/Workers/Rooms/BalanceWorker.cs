using CaseFlow.Workflows.Ledger.Balances;

namespace CaseFlow.Host.Workers.Rooms;

/// <summary>Gives what was paid and is not done its journey once the client is gone (P15).</summary>
public sealed class BalanceWorker(AsSystem system, TimeProvider clock, ILogger<BalanceWorker> log)
    : PeriodicWorker(TimeSpan.FromMinutes(1), clock, log)
{
    private const int AtOnce = 50;

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        while ((await system.DemandAsync("balances", new SeeToBalances.Command(AtOnce), cancel)).Wanted == AtOnce)
            Log.LogDebug("More balances than {Limit} at once", AtOnce);
    }
}

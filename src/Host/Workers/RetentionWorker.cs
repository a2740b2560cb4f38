using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Trials;

namespace CaseFlow.Host.Workers;

/// <summary>
/// Every hour: archives what ended long ago, one journey after another, removes old trials, and forgets answers that nobody will ask for
/// again.
/// </summary>
public sealed class RetentionWorker(AsSystem system, TimeProvider clock, ILogger<RetentionWorker> log)
    : PeriodicWorker(TimeSpan.FromHours(1), clock, log)
{
    private const string Name = "retention";

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        await ArchiveAsync(cancel);
        foreach (var trial in await system.DemandAsync(Name, new ListOldTrials.Query(), cancel))
            await system.DemandAsync(Name, new RemoveTrial.Command(trial), cancel);
        while (await system.DemandAsync(Name, new PurgeIdempotencyRecords.Command(), cancel) is { Forgotten: > 0 }) { }
    }

    private async Task ArchiveAsync(CancellationToken cancel)
    {
        for (var left = 0; await system.DemandAsync(Name, new ListArchivable.Query(left), cancel) is { Count: > 0 } due; )
            foreach (var journey in due)
                if (!await TryArchiveAsync(journey, cancel))
                    left++;
    }

    private async Task<bool> TryArchiveAsync(JourneyId journey, CancellationToken cancel)
    {
        var answer = await system.SendAsync(Name, new ArchiveJourney.Command(journey), cancel);
        if (!answer.IsSuccess)
            Log.LogError("Journey {Journey} is not archived: {Reason}", journey, answer.Refusal.Code);
        return answer.IsSuccess;
    }
}

using CaseFlow.Workflows.Journeys.Outbox;

namespace CaseFlow.Host.Workers;

/// <summary>
/// Sends what was committed to the outbox, soon after the commit; what was left by a host that died goes out at the next start.
/// </summary>
public sealed class OutboxWorker(DueRowsParts parts) : AlarmedWorker("outbox", parts)
{
    protected override async Task<DateTimeOffset?> WorkAsync(CancellationToken cancel)
    {
        var done = await Parts.System.DemandAsync(Name, new SendOutbox.Command(), cancel);
        if (done.Failed > 0)
            Log.LogWarning("{Failed} messages could not be sent and will be tried again", done.Failed);
        return done.Sent + done.Failed > 0 ? Parts.Clock.GetUtcNow() : done.Next;
    }
}

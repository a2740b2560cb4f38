using CaseFlow.Workflows.Notices;

namespace CaseFlow.Host.Workers;

/// <summary>Tells leads and managers of notices that nobody reads.</summary>
public sealed class NoticeWorker(DueRowsParts parts) : AlarmedWorker("notices", parts)
{
    protected override async Task<DateTimeOffset?> WorkAsync(CancellationToken cancel) =>
        (await Parts.System.DemandAsync(Name, new RaiseNotices.Command(), cancel)).Next;
}

using CaseFlow.Workflows.Pipeline;
using CaseFlow.Workflows.Timers;
using CaseFlow.Workflows.Triggers;

namespace CaseFlow.Host.Workers;

/// <summary>Starts what the clock is to start.</summary>
public sealed class TriggerWorker(DueRowsParts parts) : DueRowsWorker<FireTrigger.Response>("trigger", parts)
{
    protected override IQuery<DueRows> ListDue(int limit) => new ListDueTriggers.Query(limit);

    protected override ICommand<FireTrigger.Response> Do(Guid row) => new FireTrigger.Command(row);
}

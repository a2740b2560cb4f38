using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Journeys.Triggers;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Workers;

/// <summary>Starts what the clock is to start.</summary>
public sealed class TriggerWorker(DueRowsParts parts) : DueRowsWorker<Guid, FireTrigger.Response>("trigger", parts)
{
    protected override IRequest<Result<DueRows<Guid>>> ListDue(int limit) => new ListDueTriggers.Query(limit);

    protected override ICommand<FireTrigger.Response> Do(Guid row) => new FireTrigger.Command(row);
}

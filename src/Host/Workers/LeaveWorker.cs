using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Making;
using MediatR;

namespace CaseFlow.Host.Workers;

/// <summary>Hands open tasks over when a leave begins.</summary>
public sealed class LeaveWorker(DueRowsParts parts) : DueRowsWorker<LeaveId, HandOver.Response>("leave", parts)
{
    protected override IRequest<Result<DueRows<LeaveId>>> ListDue(int limit) => new HandOver.DueQuery(limit);

    protected override ICommand<HandOver.Response> Do(LeaveId row) => new HandOver.Command(row);
}

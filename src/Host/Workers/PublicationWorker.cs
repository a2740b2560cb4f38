using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Workers;

/// <summary>Publishes what was planned for a time.</summary>
public sealed class PublicationWorker(DueRowsParts parts) : DueRowsWorker<Guid, StartPublication.Response>("publication", parts)
{
    protected override IRequest<Result<DueRows<Guid>>> ListDue(int limit) => new ListDuePublications.Query(limit);

    protected override ICommand<StartPublication.Response> Do(Guid row) => new StartPublication.Command(row);
}

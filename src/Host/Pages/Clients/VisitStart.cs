using CaseFlow.Workflows.Definitions.Starting;
using MediatR;

namespace CaseFlow.Host.Pages.Clients;

/// <summary>Who begins visits is said by their procedure (R-SET-7), not by a permission.</summary>
internal static class VisitStart
{
    /// <summary>To be asked by every page that offers to begin one.</summary>
    public static async Task LearnVisitsAsync(this Visitor visitor, IMediator mediator, CancellationToken cancel) =>
        visitor.BeginsVisits = (await mediator.Send(new GetStart.Query(ClientRoutes.VisitDefinition), cancel)).IsSuccess;
}

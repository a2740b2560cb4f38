using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Trials;
using MediatR;

namespace CaseFlow.Host.Pages.Trials;

/// <summary>The box of trials: the only list that shows them.</summary>
internal static class TrialRoutes
{
    public static void MapTrialPages(this RouteGroupBuilder pages) => pages.MapGet("/trials", ListAsync).Require(DefinitionsRoom.Edit);

    private static async Task<IResult> ListAsync(int? page, TrialEntrance entrance, IMediator mediator, CancellationToken cancel)
    {
        await entrance.EnterAllAsync(cancel);
        var trials = await NearestPage.OfAsync(page, 30, paging => mediator.Send(new ListJourneys.Query(Paging: paging), cancel));
        return trials.Page<TrialsPage, Page<JourneySummary>>(found => new { Trials = found });
    }
}

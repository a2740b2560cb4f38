using CaseFlow.Host.Security;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Viewing;
using CaseFlow.Workflows.Shared;
using MediatR;
using Microsoft.AspNetCore.WebUtilities;

namespace CaseFlow.Host.Pages.Journeys;

/// <summary>Which journeys the visitor looks at; the address of the page says it.</summary>
public sealed record JourneysView(string? Q, string? Status, string? Stage, int? Page)
{
    public string Url(int page) =>
        QueryHelpers.AddQueryString(
            "/journeys",
            new Dictionary<string, string?>
            {
                ["q"] = Empty(Q),
                ["status"] = Empty(Status),
                ["stage"] = Empty(Stage),
                ["page"] = page > 1 ? $"{page}" : null,
            }
        );

    public ListJourneys.Query AsQuery(Paging paging) => new(Empty(Status), Empty(Stage), Q: Empty(Q), Paging: paging);

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal static class JourneyRoutes
{
    public static void MapJourneyPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/journeys", ListAsync).Require(JourneysRoom.Read);
        pages.MapGet("/journeys/{id:guid}", ShowAsync).Require(JourneysRoom.Read);
        pages.MapGet("/journeys/{id:guid}/verified", VerifyAsync).Require(HistoryRoom.Export);
        pages.MapGet("/journeys/{id:guid}/way", DrawAsync).Require(JourneysRoom.Read, HistoryRoom.Read);
    }

    private static async Task<IResult> ListAsync([AsParameters] JourneysView view, IMediator mediator, CancellationToken cancel)
    {
        var journeys = await NearestPage.OfAsync(view.Page, 30, paging => mediator.Send(view.AsQuery(paging), cancel));
        return journeys.Page<JourneysPage, Page<JourneySummary>>(found => new { View = view, Journeys = found });
    }

    private static async Task<IResult> ShowAsync(
        Guid id,
        IMediator mediator,
        Visitor visitor,
        HistoryReader history,
        CancellationToken cancel
    )
    {
        var journey = await mediator.Send(new GetJourney.Query(new JourneyId(id)), cancel);
        if (!journey.IsSuccess)
            return PageResults.Refused(journey.Refusal);

        var entries = visitor.May(HistoryRoom.Read) ? await history.ReadAllAsync(journey.Value.Id, cancel) : null;
        var forms = entries is null ? null : await history.FormsOfAsync(entries, journey.Value.BranchId, cancel);
        return journey.Page<JourneyPage, JourneyDetail>(found => new
        {
            Journey = found,
            Entries = entries,
            Forms = forms,
        });
    }

    private static async Task<IResult> VerifyAsync(Guid id, IMediator mediator, CancellationToken cancel)
    {
        var verified = await mediator.Send(new VerifyHistory.Query(new JourneyId(id)), cancel);
        return verified.Page<Verified, VerifyHistory.Response>(found => new { Found = found });
    }

    /// <summary>A part of the journey's page, fetched when somebody opens it.</summary>
    private static async Task<IResult> DrawAsync(Guid id, Guid? instance, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetInstance.Query(new JourneyId(id), instance, WithDefinition: true), cancel);
        return found.Page<DrawnWay, GetInstance.Response>(way => new { Instance = way });
    }
}

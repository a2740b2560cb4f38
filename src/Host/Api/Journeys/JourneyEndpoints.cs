using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Journeys;

public static class JourneyEndpoints
{
    public static void MapJourneys(this IEndpointRouteBuilder api)
    {
        var journeys = api.MapGroup("/journeys").WithTags("Journeys");
        journeys.MapGet("", List).Require(JourneysRoom.Read);
        journeys.MapGet("/{id}", Get).Require(JourneysRoom.Read);
        journeys.MapPost("/{id}/cancel", Cancel).Require(JourneysRoom.Cancel);
        journeys.MapPost("/{id}/retry", Retry).Require(JourneysRoom.Operate);
    }

    /// <summary>Journeys of the caller's branches, newest first.</summary>
    internal static async Task<Answer<Page<JourneySummary>>> List(
        [AsParameters] Filter filter,
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel
    ) =>
        await mediator.Send(
            new ListJourneys.Query(
                filter.Status,
                filter.Stage,
                filter.DefinitionId,
                filter.ClientId is { } client ? new(client) : null,
                filter.Q,
                filter.From,
                filter.To,
                page
            ),
            cancel
        );

    /// <summary>One journey: where it stands, who has it, its variables, incidents, children and timers.</summary>
    internal static async Task<Answer<JourneyDetail>> Get(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetJourney.Query(new(id)), cancel);

    /// <summary>Ends a journey with its children, tasks and timers.</summary>
    internal static async Task<Answer<JourneyDetail>> Cancel(Guid id, CancelBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new CancelJourney.Command(new(id), body.Reason), cancel);

    /// <summary>Lets a failed activity run again.</summary>
    internal static async Task<Answer<JourneyDetail>> Retry(Guid id, RetryBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new RetryIncident.Command(new(id), body.IncidentId, body.Reason), cancel);

    /// <param name="Status">running, finished, cancelled or faulted.</param>
    /// <param name="Q">Client's name, mobile or chart number.</param>
    /// <param name="From">Started at or after.</param>
    /// <param name="To">Started before.</param>
    internal sealed record Filter(
        string? Status = null,
        string? Stage = null,
        string? DefinitionId = null,
        Guid? ClientId = null,
        string? Q = null,
        DateTimeOffset? From = null,
        DateTimeOffset? To = null
    );

    internal sealed record CancelBody(string Reason);

    internal sealed record RetryBody(string IncidentId, string? Reason = null);
}

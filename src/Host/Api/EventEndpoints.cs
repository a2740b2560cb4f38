using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Events;
using CaseFlow.Workflows.People;
using MediatR;

namespace CaseFlow.Host.Api;

public static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder api) =>
        api.MapPost("/events", Raise).WithTags("Events").Require(Permissions.EventsRaise);

    /// <summary>Publishes an event: wakes the journeys that wait for it and starts the definitions that it triggers.</summary>
    internal static async Task<Answer<RaiseEvent.Response>> Raise(RaiseEvent.Command body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(body, cancel);
}

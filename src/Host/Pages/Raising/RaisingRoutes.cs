using CaseFlow.Host.Security;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Raising;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Pages.Raising;

/// <summary>The menu of what may happen at any time in a journey, and the dialog of each entry: parts of other pages.</summary>
internal static class RaisingRoutes
{
    public static void MapRaisingPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/journeys/{id:guid}/events", ListAsync).Require(JourneysRoom.Read);
        pages.MapGet("/journeys/{id:guid}/events/{name}", AskAsync).Require(JourneysRoom.Read);
    }

    private static async Task<IResult> ListAsync(Guid id, IMediator mediator, CancellationToken cancel, string? then = null)
    {
        var events = await mediator.Send(new ListEvents.Query(new JourneyId(id)), cancel);
        return events.Page<EventMenu, IReadOnlyList<ListEvents.Item>>(found => new
        {
            Journey = new JourneyId(id),
            Events = found,
            Then = then,
        });
    }

    private static async Task<IResult> AskAsync(Guid id, string name, IMediator mediator, CancellationToken cancel, string? then = null)
    {
        var events = await mediator.Send(new ListEvents.Query(new JourneyId(id)), cancel);
        if (!events.IsSuccess)
            return PageResults.Refused(events.Refusal);
        if (events.Value.FirstOrDefault(one => one.Name == name) is not { } wanted)
            return PageResults.Refused(Refusal.Conflict("event.not-now"));
        return events.Page<EventDialog, IReadOnlyList<ListEvents.Item>>(_ => new
        {
            Journey = new JourneyId(id),
            Event = wanted,
            Then = then,
        });
    }
}

using CaseFlow.Host.Security;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Pages.Starting;

/// <summary>The procedures that the visitor may start, and the start page of each (R-SET-7).</summary>
internal static class StartRoutes
{
    public static void MapStartPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/start", ListAsync).Require(JourneysRoom.Read);
        pages.MapGet("/start/{id}", ShowAsync).Require(JourneysRoom.Read);
    }

    private static async Task<IResult> ListAsync(IMediator mediator, CancellationToken cancel, Guid? client = null)
    {
        var head = await ClientAsync(client, mediator, cancel);
        return (await mediator.Send(new ListStarts.Query(), cancel)).Page<StartsPage, IReadOnlyList<ListStarts.Item>>(found => new
        {
            Starts = found,
            Client = head,
        });
    }

    /// <param name="q">Of somebody who is not picked yet.</param>
    private static async Task<IResult> ShowAsync(
        string id,
        IMediator mediator,
        CancellationToken cancel,
        Guid? client = null,
        string? q = null
    )
    {
        var head = await ClientAsync(client, mediator, cancel);
        var found =
            head is null && !string.IsNullOrWhiteSpace(q)
                ? (await mediator.Send(new ListClients.Query(q.Trim(), new Paging(1, 20)), cancel)).Value?.Items
                : null;
        return (await mediator.Send(new GetStart.Query(id), cancel)).Page<StartPage, GetStart.Response>(start => new
        {
            Start = start,
            Client = head,
            Q = q,
            Found = found,
        });
    }

    private static async Task<ClientDetail?> ClientAsync(Guid? id, IMediator mediator, CancellationToken cancel) =>
        id is { } client ? (await mediator.Send(new GetClient.Query(new ClientId(client)), cancel)).Value : null;
}

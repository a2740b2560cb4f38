using CaseFlow.Host.Security;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Host.Pages.Clients;

internal static class ClientRoutes
{
    /// <summary>What the desk starts when somebody comes in (P1).</summary>
    public const string VisitDefinition = "client-visit";

    public static void MapClientPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/clients", ListAsync).Require(ClientsRoom.Read);
        pages.MapGet("/clients/new", RegisterAsync).Require(ClientsRoom.Write);
        pages.MapGet("/clients/{id:guid}", ShowAsync).Require(ClientsRoom.Read);
    }

    private static async Task<IResult> ListAsync(
        IMediator mediator,
        CancellationToken cancel,
        string? q = null,
        bool visit = false,
        int page = 1
    )
    {
        var clients = await NearestPage.OfAsync(
            page,
            30,
            paging => mediator.Send(new ListClients.Query(string.IsNullOrWhiteSpace(q) ? null : q.Trim(), paging), cancel)
        );
        return clients.Page<ClientsPage, Page<ClientHead>>(found => new
        {
            Q = q,
            IsVisit = visit,
            Clients = found,
        });
    }

    private static async Task<IResult> ShowAsync(Guid id, IMediator mediator, Visitor visitor, Words words, CancellationToken cancel)
    {
        var client = await mediator.Send(new GetClient.Query(new ClientId(id)), cancel);
        if (!client.IsSuccess)
            return PageResults.Refused(client.Refusal);

        var forms = await FormsAsync(mediator, words, cancel);
        var journeys = visitor.May(JourneysRoom.Read)
            ? (await mediator.Send(new ListJourneys.Query(ClientId: new ClientId(id), Paging: new Paging(1, 100)), cancel)).Value?.Items
            : null;
        return client.Page<ClientPage, ClientDetail>(found => new
        {
            Client = found,
            Journeys = journeys ?? [],
            Forms = forms,
        });
    }

    private static async Task<IResult> RegisterAsync(string? q, IMediator mediator, Words words, CancellationToken cancel) =>
        new RazorComponentResult<RegisterPage>(new { Known = q, Forms = await FormsAsync(mediator, words, cancel) });

    private static async Task<ClientForms> FormsAsync(IMediator mediator, Words words, CancellationToken cancel) =>
        new(
            words,
            (await mediator.Send(new GetForms.Query([ClientForms.Registration]), cancel)).Value?.GetValueOrDefault(ClientForms.Registration)
        );
}

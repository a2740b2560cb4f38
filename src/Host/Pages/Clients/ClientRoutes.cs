using CaseFlow.Host.Security;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.People;
using CaseFlow.Workflows.Pipeline;
using CaseFlow.Workflows.Tasks;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Host.Pages.Clients;

internal static class ClientRoutes
{
    /// <summary>What the desk starts when somebody comes in (P1).</summary>
    public const string VisitDefinition = "client-visit";

    /// <summary>As the registration form of a visit (F1) has them.</summary>
    public static readonly string[] SourceChannels = ["walk-in", "referral", "wechat", "douyin", "xiaohongshu", "meituan", "website", "other"];

    public static void MapClients(this RouteGroupBuilder pages)
    {
        pages.MapGet("/clients", ListAsync).Require(Permissions.ClientsRead);
        pages.MapGet("/clients/new", (string? q) => new RazorComponentResult<RegisterPage>(new { Known = q })).Require(Permissions.ClientsWrite);
        pages.MapGet("/clients/{id:guid}", ShowAsync).Require(Permissions.ClientsRead);
    }

    private static async Task<IResult> ListAsync(IMediator mediator, CancellationToken cancel, string? q = null, bool visit = false, int page = 1)
    {
        var clients = await mediator.Send(new ListClients.Query(string.IsNullOrWhiteSpace(q) ? null : q.Trim(), new Paging(Math.Max(1, page), 30)), cancel);
        return clients.Page<ClientsPage, Page<ClientHead>>(found => new { Q = q, IsVisit = visit, Clients = found });
    }

    private static async Task<IResult> ShowAsync(Guid id, IMediator mediator, Visitor visitor, CancellationToken cancel)
    {
        var client = await mediator.Send(new GetClient.Query(new ClientId(id)), cancel);
        if (!client.IsSuccess) return PageResults.Refused(client.Refusal);

        var journeys = visitor.May(Permissions.JourneysRead)
            ? (await mediator.Send(new ListJourneys.Query(ClientId: new ClientId(id), Paging: new Paging(1, 100)), cancel)).Value?.Items
            : null;
        return client.Page<ClientPage, ClientDetail>(found => new { Client = found, Journeys = journeys ?? [] });
    }
}

using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using MediatR;

namespace CaseFlow.Host.Api.Clients;

public static class ClientEndpoints
{
    public static void MapClients(this IEndpointRouteBuilder api)
    {
        var clients = api.MapGroup("/clients").WithTags("Clients");
        clients.MapGet("", List).Require(ClientsRoom.Read);
        clients.MapPost("", Create).Require(ClientsRoom.Write);
        clients.MapGet("/{id}", Get).Require(ClientsRoom.Read);
        clients.MapPatch("/{id}", Update).Require(ClientsRoom.Write);
    }

    /// <summary>Finds clients by mobile number first, then name or chart number.</summary>
    /// <param name="q">Part of a mobile number, a name or a chart number.</param>
    internal static async Task<Answer<Page<ClientHead>>> List(
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel,
        string? q = null
    ) => await mediator.Send(new ListClients.Query(q, page), cancel);

    /// <summary>Registers a client; consent to data use comes first.</summary>
    internal static async Task<CreatedAnswer<ClientDetail>> Create(
        CreateClient.Command body,
        IMediator mediator,
        CancellationToken cancel
    ) => new(await mediator.Send(body, cancel), client => $"/api/clients/{client.Id}");

    /// <summary>One client; the number is whole for those who may call.</summary>
    internal static async Task<Answer<ClientDetail>> Get(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetClient.Query(new(id)), cancel);

    /// <summary>Corrects a client's data once the identity was checked; what is not given stays.</summary>
    internal static async Task<Answer<ClientDetail>> Update(Guid id, UpdateBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(
            new UpdateClient.Command(
                new(id),
                body.Name,
                body.Mobile,
                body.Gender,
                body.Birthday,
                body.Allergies,
                body.Flags,
                body.SourceChannel,
                body.Referrer,
                body.IdentityChecked
            ),
            cancel
        );

    internal sealed record UpdateBody(
        string? Name,
        string? Mobile,
        string? Gender,
        DateOnly? Birthday,
        IReadOnlyList<string>? Allergies,
        IReadOnlyList<string>? Flags,
        string? SourceChannel,
        string? Referrer,
        bool? IdentityChecked
    );
}

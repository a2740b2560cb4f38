using System.Globalization;
using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Changes;
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
        clients.MapGet("/{id}/history", History).Require(ClientsRoom.History);
    }

    /// <summary>Finds clients by mobile number first, then name or chart number.</summary>
    /// <param name="q">A mobile number or, for who may call, part of one; a name, its pinyin or initials; or a chart number.</param>
    internal static async Task<Answer<Page<ClientHead>>> List(
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel,
        string? q = null
    ) => await mediator.Send(new ListClients.Query(q, page), cancel);

    /// <summary>
    /// Registers a client; consent to data use comes first. Who looks like somebody known (409, candidates) gets a file only with the
    /// reason why it is another person.
    /// </summary>
    internal static async Task<CreatedAnswer<ClientDetail>> Create(
        CreateClient.Command body,
        IMediator mediator,
        CancellationToken cancel
    ) => new(await mediator.Send(body, cancel), client => $"/api/clients/{client.Id}");

    /// <summary>
    /// One client; the number is whole for those who may call. The id of a file that was merged leads to the survivor, and says so. Its
    /// revision is in the ETag, too.
    /// </summary>
    internal static async Task<Answer<ClientDetail>> Get(Guid id, HttpResponse response, IMediator mediator, CancellationToken cancel) =>
        Tagged(response, await mediator.Send(new GetClient.Query(new(id)), cancel));

    /// <summary>
    /// Corrects a client's data once the identity was checked; what is not given stays. With the revision that was read, in the body or as
    /// If-Match, a colleague's change of other fields stays too, and one of the same field is told with both values (409).
    /// </summary>
    internal static async Task<Answer<ClientDetail>> Update(
        Guid id,
        UpdateBody body,
        HttpContext context,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        if (!TryReadRevision(context.Request, out var read))
            return Result(Refusal.Invalid("If-Match", "client.unknown-revision"));
        return Tagged(
            context.Response,
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
                    body.IdentityChecked,
                    body.IdentityCheck,
                    body.Revision ?? read,
                    body.PreferredChannel,
                    body.Language,
                    body.Email
                ),
                cancel
            )
        );
    }

    /// <summary>Everything that was changed in a client's file: who, when, old and new value, how the identity was checked.</summary>
    internal static async Task<Answer<GetClientHistory.Response>> History(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetClientHistory.Query(new(id)), cancel);

    private static Answer<ClientDetail> Result(Result<ClientDetail> result) => result;

    private static Answer<ClientDetail> Tagged(HttpResponse response, Result<ClientDetail> client)
    {
        if (client.IsSuccess)
            response.Headers.ETag = $"\"{client.Value.Revision}\"";
        return client;
    }

    /// <summary>None, or any (*): whatever is there now is meant.</summary>
    private static bool TryReadRevision(HttpRequest request, out long? revision)
    {
        var text = request.Headers.IfMatch.ToString().Trim();
        revision = null;
        if (text is "" or "*")
            return true;
        var isNumber = long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        revision = isNumber ? number : null;
        return isNumber;
    }

    internal sealed record UpdateBody(
        string? Name,
        string? Mobile,
        string? Gender,
        DateOnly? Birthday,
        IReadOnlyList<string>? Allergies,
        IReadOnlyList<string>? Flags,
        string? SourceChannel,
        string? Referrer,
        bool? IdentityChecked,
        string? IdentityCheck,
        long? Revision,
        string? PreferredChannel = null,
        string? Language = null,
        string? Email = null
    );
}

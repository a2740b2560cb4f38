using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Clients;

/// <summary>Two files of one person become one (R-ID-3).</summary>
public static class MergeEndpoints
{
    public static void MapMerges(this IEndpointRouteBuilder api)
    {
        var clients = api.MapGroup("/clients").WithTags("Clients");
        clients.MapPost("/{id}/merges", Ask).Require(ClientsRoom.Write);
        clients.MapGet("/merges", List).Require(ClientsRoom.Write);
        clients.MapPost("/merges/{id}/confirm", Confirm).Require(ClientsRoom.Merge);
        clients.MapPost("/merges/{id}/refuse", Refuse).Require(ClientsRoom.Merge);
        clients.MapPost("/merges/{id}/undo", Undo).Require(ClientsRoom.Merge);
    }

    /// <summary>Says that two files are one person's. Nothing changes until a second person confirms it.</summary>
    internal static async Task<CreatedAnswer<MergeView>> Ask(Guid id, AskBody body, IMediator mediator, CancellationToken cancel) =>
        new(await mediator.Send(new RequestMerge.Command(new(id), new(body.Other), body.Reason ?? ""), cancel), _ => "/api/clients/merges");

    /// <summary>Merges of the caller's branches, those that wait first.</summary>
    internal static async Task<Answer<Page<MergeView>>> List([AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ListMerges.Query(page), cancel);

    /// <summary>
    /// Makes both files one: journeys and whatever else names the client belong to the survivor. By another person than asked.
    /// </summary>
    internal static async Task<Answer<MergeView>> Confirm(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new DecideMerge.Command(id, Confirms: true), cancel);

    /// <summary>They stay two, and why.</summary>
    internal static async Task<Answer<MergeView>> Refuse(Guid id, ReasonBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new DecideMerge.Command(id, Confirms: false, body.Reason), cancel);

    /// <summary>Gives each file its own back, while nothing followed (409).</summary>
    internal static async Task<Answer<MergeView>> Undo(Guid id, ReasonBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new UndoMerge.Command(id, body.Reason ?? ""), cancel);

    internal sealed record AskBody(Guid Other, string? Reason);

    internal sealed record ReasonBody(string? Reason);
}

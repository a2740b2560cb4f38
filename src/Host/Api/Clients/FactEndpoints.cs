using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Facts;
using MediatR;

namespace CaseFlow.Host.Api.Clients;

/// <summary>What is known of a client's body, one fact at a time (R-SAFE-1). Every call answers with all of it as it is now.</summary>
public static class FactEndpoints
{
    public static void MapFacts(this IEndpointRouteBuilder api)
    {
        var facts = api.MapGroup("/clients/{id}/facts").WithTags("Clients");
        facts.MapGet("", List).Require(ClientsRoom.Facts);
        facts.MapPost("", Add).Require(ClientsRoom.TellFacts);
        facts.MapPost("/confirm", Confirm).Require(ClientsRoom.Facts);
        facts.MapPost("/{fact}/end", End).Require(ClientsRoom.Facts);
        facts.MapPost("/{fact}/refute", Refute).Require(ClientsRoom.RefuteFacts);
    }

    /// <summary>
    /// Allergies, illnesses, operations, medicines, implants, pregnancy, keloid tendency: each with its state, sources and the last
    /// confirmation; and which kinds were asked about when.
    /// </summary>
    internal static async Task<Answer<ListFacts.Response>> List(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ListFacts.Query(new(id)), cancel);

    /// <summary>
    /// Adds one fact: nobody else's is taken away, and one that is known is confirmed. Told at a distance (booking, customer-service) it is
    /// unconfirmed.
    /// </summary>
    internal static async Task<Answer<ListFacts.Response>> Add(Guid id, FactBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(
            new AddFact.Command(new(id), body.Kind ?? "", body.Text ?? "", body.Note, body.Since, body.Unconfirmed == true),
            cancel
        );

    /// <summary>The client says that these are still so, is unsure of those, and has none of these kinds.</summary>
    internal static async Task<Answer<ListFacts.Response>> Confirm(
        Guid id,
        ConfirmBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new ConfirmFacts.Command(new(id), body.Still, body.Unsure, body.None), cancel);

    /// <summary>It is over, since when.</summary>
    internal static async Task<Answer<ListFacts.Response>> End(
        Guid id,
        Guid fact,
        EndBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new EndFact.Command(new(id), fact, body.On, body.Reason), cancel);

    /// <summary>A doctor found that it never was so, with the reason.</summary>
    internal static async Task<Answer<ListFacts.Response>> Refute(
        Guid id,
        Guid fact,
        RefuteBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new RefuteFact.Command(new(id), fact, body.Reason), cancel);

    internal sealed record FactBody(string? Kind, string? Text, string? Note = null, DateOnly? Since = null, bool? Unconfirmed = null);

    internal sealed record ConfirmBody(
        IReadOnlyList<Guid>? Still = null,
        IReadOnlyList<Guid>? Unsure = null,
        IReadOnlyList<string>? None = null
    );

    internal sealed record EndBody(DateOnly? On, string? Reason = null);

    internal sealed record RefuteBody(string? Reason);
}

using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Messages.Push;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Notices;

/// <summary>The browsers in which somebody is told though no page is open.</summary>
internal static class PushEndpoints
{
    public static void MapPushDevices(this IEndpointRouteBuilder api)
    {
        var devices = api.MapGroup("/notices/devices").WithTags("Notices");
        devices.MapGet("", List).RequireSignedIn();
        devices.MapPost("", Add).RequireSignedIn();
        devices.MapPost("/{id}/remove", Remove).RequireSignedIn();
    }

    /// <summary>The caller's browsers that tell notices, and the key (applicationServerKey) with which a browser allows it.</summary>
    internal static async Task<Answer<ListPushDevices.Response>> List(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ListPushDevices.Query(), cancel);

    /// <summary>Tells the caller's notices in this browser too; sent again, it is the same one.</summary>
    internal static async Task<Answer<AddPushDevice.Response>> Add(PushDeviceBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new AddPushDevice.Command(body.Endpoint ?? "", body.P256dh ?? "", body.Auth ?? "", body.Name), cancel);

    /// <summary>Tells nothing in one of the caller's browsers any more.</summary>
    internal static async Task<Answer<Done>> Remove(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new RemovePushDevice.Command(new PushDeviceId(id)), cancel);

    /// <param name="Endpoint">Of the browser's subscription.</param>
    /// <param name="P256dh">Its public key, base64url.</param>
    /// <param name="Auth">Its secret, base64url.</param>
    /// <param name="Name">By which the person knows the device.</param>
    internal sealed record PushDeviceBody(string? Endpoint = null, string? P256dh = null, string? Auth = null, string? Name = null);
}

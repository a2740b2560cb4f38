using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Places;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.House;

/// <summary>Rooms and devices of branches.</summary>
internal static class PlaceEndpoints
{
    public static void MapPlaces(this IEndpointRouteBuilder api)
    {
        var rooms = api.MapGroup("/rooms").WithTags("Rooms and devices").Require(HouseRoom.ReadPlaces);
        rooms.MapGet("", ListOfRooms);
        rooms.MapPost("", NewRoom).Require(HouseRoom.ManagePlaces);
        rooms.MapPatch("/{id}", ChangedRoom).Require(HouseRoom.ManagePlaces);
        var devices = api.MapGroup("/devices").WithTags("Rooms and devices").Require(HouseRoom.ReadPlaces);
        devices.MapGet("", ListOfDevices);
        devices.MapPost("", NewDevice).Require(HouseRoom.ManagePlaces);
        devices.MapPatch("/{id}", ChangedDevice).Require(HouseRoom.ManagePlaces);
        devices.MapPost("/{id}/state", Report).Require(HouseRoom.ReportDevices);
    }

    /// <summary>The rooms of the caller's branches, or of one of them.</summary>
    internal static async Task<Answer<Page<ListRooms.Item>>> ListOfRooms(
        IMediator mediator,
        CancellationToken cancel,
        Guid? branch = null
    ) => await mediator.Send(new ListRooms.Query(IdOf(branch)), cancel);

    /// <summary>A room more.</summary>
    internal static async Task<CreatedAnswer<AddRoom.Response>> NewRoom(RoomBody body, IMediator mediator, CancellationToken cancel) =>
        new(
            await mediator.Send(
                new AddRoom.Command(new RoomFacts(body.Name ?? "", body.EnglishName, body.Kind ?? ""), body.Branch),
                cancel
            ),
            made => $"/api/rooms/{made.Id}"
        );

    /// <summary>Changes what a room is called and is for, or takes it out of use and back. What is left out stays as it is.</summary>
    internal static async Task<Answer<ChangeRoom.Response>> ChangedRoom(
        Guid id,
        RoomBody body,
        IMediator mediator,
        CancellationToken cancel
    ) =>
        await mediator.Send(
            new ChangeRoom.Command(
                new(id),
                body.Name is null ? null : new RoomFacts(body.Name, body.EnglishName, body.Kind ?? ""),
                body.IsInUse,
                body.Revision ?? 0,
                body.Reason
            ),
            cancel
        );

    /// <summary>The devices of the caller's branches, or of one of them; out of order ones are left out where only offered ones are
    /// asked for.</summary>
    internal static async Task<Answer<Page<ListDevices.Item>>> ListOfDevices(
        IMediator mediator,
        CancellationToken cancel,
        Guid? branch = null,
        bool offered = false
    ) => await mediator.Send(new ListDevices.Query(IdOf(branch), offered), cancel);

    /// <summary>A device more.</summary>
    internal static async Task<CreatedAnswer<AddDevice.Response>> NewDevice(
        DeviceBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => new(await mediator.Send(new AddDevice.Command(body.Facts, body.Branch), cancel), made => $"/api/devices/{made.Id}");

    /// <summary>Changes a device, or takes it out of use and back. Without a name its facts stay as they are.</summary>
    internal static async Task<Answer<ChangeDevice.Response>> ChangedDevice(
        Guid id,
        DeviceBody body,
        IMediator mediator,
        CancellationToken cancel
    ) =>
        await mediator.Send(
            new ChangeDevice.Command(new(id), body.Name is null ? null : body.Facts, body.IsInUse, body.Revision ?? 0, body.Reason),
            cancel
        );

    /// <summary>Says that a device is free, busy or out of order.</summary>
    internal static async Task<Answer<ReportDevice.Response>> Report(
        Guid id,
        StateBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new ReportDevice.Command(new(id), body.State ?? "", body.Revision, body.Reason), cancel);

    private static BranchId? IdOf(Guid? branch) => branch is { } id ? new BranchId(id) : null;

    internal sealed record RoomBody(
        string? Name = null,
        string? EnglishName = null,
        string? Kind = null,
        BranchId? Branch = null,
        bool? IsInUse = null,
        long? Revision = null,
        string? Reason = null
    );

    /// <param name="Room">Where it usually stands.</param>
    /// <param name="MaintenanceDue">The day on which its next maintenance is due.</param>
    internal sealed record DeviceBody(
        string? Name = null,
        string? EnglishName = null,
        string? Kind = null,
        RoomId? Room = null,
        DateOnly? MaintenanceDue = null,
        BranchId? Branch = null,
        bool? IsInUse = null,
        long? Revision = null,
        string? Reason = null
    )
    {
        internal DeviceFacts Facts => new(Name ?? "", EnglishName, Kind ?? "", Room, MaintenanceDue);
    }

    /// <param name="State">free, busy or out-of-order.</param>
    internal sealed record StateBody(long Revision, string? State = null, string? Reason = null);
}

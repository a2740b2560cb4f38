using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Places;

/// <summary>Changes what a device is, where it stands and when its maintenance is due, or takes it out of use and back.</summary>
public static class ChangeDevice
{
    /// <param name="Facts">All of them; null: as they are.</param>
    /// <param name="IsInUse">Null: as it is.</param>
    /// <param name="Revision">At which it was read: who was slower is told.</param>
    public sealed record Command(DeviceId Device, DeviceFacts? Facts, bool? IsInUse, long Revision, string? Reason = null)
        : ICommand<Response>;

    public sealed record Response(DeviceId Id, string Name, bool IsInUse);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Facts!)
                .SetValidator(new DeviceFactsValidator())
                .OverridePropertyName("")
                .When(command => command.Facts is not null);
            RuleFor(command => command.Reason).IsReason();
        }
    }

    public sealed class Handler(PlaceBook places) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var found = await places.FindDeviceAsync(command.Device, HouseRoom.ManagePlaces, command.Revision, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var device = found.Value;
            if (command.Facts is { } named)
            {
                if (await places.IsDeviceNameTakenAsync(device.BranchId, named.Name.Trim(), device.Id, cancel))
                    return Refusal.Invalid("name", "place.name-taken");
                if (named.Room != device.RoomId && !await places.IsRoomOfAsync(device.BranchId, named.Room, cancel))
                    return Refusal.Invalid("room", "room.not-found");
            }

            var before = device.Facts();
            command.Facts?.PutTo(device);
            device.IsInUse = command.IsInUse ?? device.IsInUse;
            await places.ChangedAsync("device.changed", device, before, command.Reason, cancel);
            return new Response(device.Id, device.Name, device.IsInUse);
        }
    }
}

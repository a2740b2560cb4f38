using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Places;

public static class AddDevice
{
    /// <param name="Branch">Null: the caller's only or first one.</param>
    public sealed record Command(DeviceFacts Facts, BranchId? Branch = null) : ICommand<Response>;

    public sealed record Response(DeviceId Id);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Facts).SetValidator(new DeviceFactsValidator()).OverridePropertyName("");
    }

    public sealed class Handler(CaseFlowDb db, PlaceBook places, TimeProvider clock) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var branch = places.BranchToChange(command.Branch);
            if (!branch.IsSuccess)
                return branch.Refusal;
            if (await places.IsDeviceNameTakenAsync(branch.Value, command.Facts.Name.Trim(), null, cancel))
                return Refusal.Invalid("name", "place.name-taken");
            if (!await places.IsRoomOfAsync(branch.Value, command.Facts.Room, cancel))
                return Refusal.Invalid("room", "room.not-found");
            var device = new Device
            {
                Id = new DeviceId(Guid.CreateVersion7(clock.GetUtcNow())),
                BranchId = branch.Value,
                Name = "",
                EnglishName = "",
                Kind = "",
            };
            command.Facts.PutTo(device);
            db.Devices().Add(device);
            await places.ChangedAsync("device.created", device, null, null, cancel);
            return new Response(device.Id);
        }
    }
}

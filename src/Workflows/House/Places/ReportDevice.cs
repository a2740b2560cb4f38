using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Places;

/// <summary>Whoever works with a device says that it is free, busy or out of order (R-SET-2).</summary>
public static class ReportDevice
{
    public static readonly IReadOnlyList<string> States = ["free", "busy", "out-of-order"];

    /// <param name="State">One of <see cref="States"/>.</param>
    /// <param name="Revision">At which it was read: who was slower is told.</param>
    public sealed record Command(DeviceId Device, string State, long Revision, string? Reason = null) : ICommand<Response>;

    public sealed record Response(DeviceId Id, string State);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.State).Must(state => States.Contains(state)).WithErrorCode("field.unknown-option");
            RuleFor(command => command.Reason).IsReason();
        }
    }

    public sealed class Handler(PlaceBook places) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var found = await places.FindDeviceAsync(command.Device, HouseRoom.ReportDevices, command.Revision, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var device = found.Value;
            var before = device.Facts();
            device.State = command.State switch
            {
                "free" => DeviceState.Free,
                "busy" => DeviceState.Busy,
                _ => DeviceState.OutOfOrder,
            };
            await places.ChangedAsync("device.reported", device, before, command.Reason, cancel);
            return new Response(device.Id, command.State);
        }
    }
}

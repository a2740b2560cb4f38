using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Places;

/// <summary>Changes what a room is called and is for, or takes it out of use and back.</summary>
public static class ChangeRoom
{
    /// <param name="Facts">All of them; null: as they are.</param>
    /// <param name="IsInUse">Null: as it is.</param>
    /// <param name="Revision">At which it was read: who was slower is told.</param>
    public sealed record Command(RoomId Room, RoomFacts? Facts, bool? IsInUse, long Revision, string? Reason = null) : ICommand<Response>;

    public sealed record Response(RoomId Id, string Name, bool IsInUse);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Facts!)
                .SetValidator(new RoomFactsValidator())
                .OverridePropertyName("")
                .When(command => command.Facts is not null);
            RuleFor(command => command.Reason).IsReason();
        }
    }

    public sealed class Handler(PlaceBook places) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var found = await places.FindRoomAsync(command.Room, command.Revision, cancel);
            if (!found.IsSuccess)
                return found.Refusal;
            var room = found.Value;
            if (command.Facts is { } named && await places.IsRoomNameTakenAsync(room.BranchId, named.Name.Trim(), room.Id, cancel))
                return Refusal.Invalid("name", "place.name-taken");

            var before = room.State();
            command.Facts?.PutTo(room);
            room.IsInUse = command.IsInUse ?? room.IsInUse;
            await places.ChangedAsync("room.changed", room, before, command.Reason, cancel);
            return new Response(room.Id, room.Name, room.IsInUse);
        }
    }
}

using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.House.Places;

public static class AddRoom
{
    /// <param name="Branch">Null: the caller's only or first one.</param>
    public sealed record Command(RoomFacts Facts, BranchId? Branch = null) : ICommand<Response>;

    public sealed record Response(RoomId Id);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Facts).SetValidator(new RoomFactsValidator()).OverridePropertyName("");
    }

    public sealed class Handler(CaseFlowDb db, PlaceBook places, TimeProvider clock) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var branch = places.BranchToChange(command.Branch);
            if (!branch.IsSuccess)
                return branch.Refusal;
            if (await places.IsRoomNameTakenAsync(branch.Value, command.Facts.Name.Trim(), null, cancel))
                return Refusal.Invalid("name", "place.name-taken");
            var room = new BranchRoom
            {
                Id = new RoomId(Guid.CreateVersion7(clock.GetUtcNow())),
                BranchId = branch.Value,
                Name = "",
                EnglishName = "",
                Kind = "",
            };
            command.Facts.PutTo(room);
            db.Rooms().Add(room);
            await places.ChangedAsync("room.created", room, null, null, cancel);
            return new Response(room.Id);
        }
    }
}

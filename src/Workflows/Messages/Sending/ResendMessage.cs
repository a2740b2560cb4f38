using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Messages.Reading;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Sending;

/// <summary>
/// Somebody sends a dead letter again: to the number and by the way of now, under a key of its own. One whose answer was lost is asked
/// about first, by itself.
/// </summary>
public static class ResendMessage
{
    private static readonly TimeSpan UsefulFor = TimeSpan.FromHours(24);

    public sealed record Command(MessageId Message) : ICommand<MessageView>;

    public sealed class Handler(CaseFlowDb db, MessageRecord record, MessageViews views, CurrentPerson person)
        : ICommandHandler<Command, MessageView>
    {
        public async Task<Result<MessageView>> Handle(Command command, CancellationToken cancel)
        {
            if (await db.ClientMessages().SingleOrDefaultAsync(row => row.Id == command.Message, cancel) is not { } message)
                return Refusal.NotFound("message.not-found");
            if (!person.Holds(message.BranchId, MessagesRoom.Send))
                return Refusal.Forbidden("message.may-not-send");
            if (message.State == MessageState.Unknown)
                return Refusal.Conflict("message.unknown-yet");
            if (message.IsFromClient || message.State is not (MessageState.Failed or MessageState.Dropped))
                return Refusal.Conflict("message.not-dead");

            (message.FellBack, message.UsefulUntil) = (false, record.Now + UsefulFor);
            record.Again(message, "again");
            return (await views.OfAsync([message], cancel))[0];
        }
    }
}

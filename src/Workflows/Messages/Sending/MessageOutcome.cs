using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Messages.Owning;

namespace CaseFlow.Workflows.Messages.Sending;

/// <summary>What follows when a message was taken, arrived, came to nothing or was dropped.</summary>
public sealed class MessageOutcome(MessageRecord record, MessageOwners owners)
{
    /// <summary>A later answer never takes an earlier one back: what arrived stays arrived.</summary>
    public async Task ReachAsync(ClientMessage message, MessageState state, string? note, CancellationToken cancel)
    {
        switch (state)
        {
            case MessageState.Sent when message.State is MessageState.Queued or MessageState.Unknown:
                message.SentAt = record.Now;
                record.Become(message, state, "sent", note);
                break;
            case MessageState.Delivered when message.State is not (MessageState.Delivered or MessageState.Answered):
                message.SentAt ??= record.Now;
                record.Become(message, state, "delivered", note);
                break;
            case MessageState.Failed when message.IsOnItsWay:
                record.Become(message, state, "failed", note);
                await FailedAsync(message, cancel);
                break;
            case MessageState.Dropped when message.State is MessageState.Queued or MessageState.Unknown:
                record.Become(message, state, "dropped", note);
                await DroppedAsync(message, cancel);
                break;
        }
    }

    public Task TellAsync(ClientMessage message, string text, CancellationToken cancel) => owners.TellAsync(message, text, cancel);

    /// <summary>R-MSG-4: what matters goes by SMS once; then somebody has to reach the client otherwise.</summary>
    private async Task FailedAsync(ClientMessage message, CancellationToken cancel)
    {
        if (LetterComposer.IsCalledAbout(message.Purpose) && !message.FellBack && message.Channel != GatewayChannels.Sms)
        {
            (message.FellBack, message.Channel) = (true, GatewayChannels.Sms);
            record.Again(message, "by-sms");
        }
        else if (message.Purpose != MessagePurpose.Marketing)
        {
            await owners.HandAsync(message, "message.undelivered", cancel);
        }
    }

    private async Task DroppedAsync(ClientMessage message, CancellationToken cancel)
    {
        if (message.Note == MessageNotes.ByPhone)
            await owners.HandAsync(message, "message.by-phone", cancel);
        else if (message.Note == MessageNotes.TooLate && message.Purpose == MessagePurpose.Appointment)
            await owners.HandToBookingAsync(message, "message.too-late", cancel);
        else if (message.Note == MessageNotes.TooLate && message.Purpose == MessagePurpose.Medical)
            await owners.HandAsync(message, "message.too-late", cancel);
    }
}

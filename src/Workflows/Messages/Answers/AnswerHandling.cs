using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Messages.Owning;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Answers;

/// <summary>What follows when a client wrote.</summary>
public sealed class AnswerHandling(CaseFlowDb db, MessageRecord record, MessageOwners owners, AnswerHistory history, AfterHours hours)
{
    /// <summary>Somebody who writes twice in a night hears once that it is night.</summary>
    private static readonly TimeSpan OneNight = TimeSpan.FromHours(12);

    /// <summary>What an answer without a hint is taken to answer.</summary>
    private static readonly TimeSpan OneWeek = TimeSpan.FromDays(7);

    public async Task<ClientMessage> TakeInAsync(
        ClientContact client,
        ReceiveAnswer.Command wrote,
        ClientMessage? answered,
        CancellationToken cancel
    )
    {
        answered ??= await LastToAsync(client.Id, cancel);
        var message = New(client, wrote, answered?.JourneyId);
        db.ClientMessages().Add(message);
        record.Step(message, "received");
        if (answered is { State: MessageState.Sent or MessageState.Delivered })
            record.Become(answered, MessageState.Answered, "answered");
        if (StopWords.Holds(wrote.Text))
            await EndMarketingAsync(message, cancel);
        else
            await TellAsync(message, cancel);
        await history.NoteAsync(message, cancel);
        return message;
    }

    private ClientMessage New(ClientContact client, ReceiveAnswer.Command wrote, JourneyId? journey) =>
        new()
        {
            Id = new MessageId(Guid.CreateVersion7(record.Now)),
            BranchId = client.Branch,
            ClientId = client.Id,
            JourneyId = journey,
            IsFromClient = true,
            Channel = wrote.Channel,
            Text = wrote.Text.Trim(),
            Address = client.Mobile,
            State = MessageState.Received,
            MadeAt = record.Now,
            ChangedAt = record.Now,
            ProviderId = wrote.ProviderId,
        };

    private Task<ClientMessage?> LastToAsync(ClientId client, CancellationToken cancel)
    {
        var since = record.Now - OneWeek;
        return db.ClientMessages()
            .Where(row => row.ClientId == client && !row.IsFromClient && row.SentAt > since)
            .OrderByDescending(row => row.SentAt)
            .FirstOrDefaultAsync(cancel);
    }

    public async Task EndMarketingAsync(ClientMessage message, CancellationToken cancel)
    {
        await owners.RefuseMarketingAsync(message.ClientId, cancel);
        record.Become(message, MessageState.Taken, "taken", MessageNotes.StoppedMarketing);
        Reply(message, "message.stopped");
    }

    private async Task TellAsync(ClientMessage message, CancellationToken cancel)
    {
        await owners.HandAsync(message, "message.answer", cancel);
        var (since, client) = (record.Now - OneNight, message.ClientId);
        if (
            await hours.IsAsync(message.BranchId, cancel)
            && !await db.ClientMessages()
                .AnyAsync(row => row.ClientId == client && row.Template == "message.after-hours" && row.MadeAt > since, cancel)
        )
            Reply(message, "message.after-hours");
    }

    private void Reply(ClientMessage message, string template) =>
        record.Write(
            new ClientLetter(
                message.BranchId,
                message.ClientId,
                template,
                new Dictionary<string, object?>(),
                message.JourneyId,
                message.Channel
            ),
            record.Now
        );
}

using System.Text.Json;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Messages;

/// <summary>
/// Notices no longer pass through the outbox. What an older version left there still reaches those it is for; what is for nobody of the
/// staff is done.
/// </summary>
public sealed class NoticeSender(NoticeBoard notices) : IOutboxSender
{
    public bool Takes(string channel) => channel == QueueMessage.ToStaff;

    public Task SendAsync(OutboxMessage message, CancellationToken cancel)
    {
        var outgoing = JsonSerializer.Deserialize<OutgoingMessage>(message.Payload, OutboxWriter.Json)!;
        if (message.BranchId is { } branch && NoticeAddress.Of(outgoing.To) is { } to)
            notices.Tell(branch, to, new NoticeContent(outgoing.Template, outgoing.Values, message.JourneyId), message.CreatedAt);
        return Task.CompletedTask;
    }
}

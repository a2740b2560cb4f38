using System.Text.Json;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages;

/// <summary>
/// A gateway by files: each message to a client's phone becomes a file that the clinic's SMS or WeChat bridge picks up. It holds the
/// number, the template's id and its parameters.
/// </summary>
public sealed class FolderSender(CaseFlowDb db, OutboxFiles files) : IOutboxSender
{
    private static readonly string[] Channels = ["sms", "wechat", "push", "email"];

    public bool Takes(string channel) => Channels.Contains(channel);

    public async Task SendAsync(OutboxMessage message, CancellationToken cancel)
    {
        var outgoing = JsonSerializer.Deserialize<OutgoingMessage>(message.Payload, OutboxWriter.Json)!;
        var number =
            outgoing.To == "client"
                ? await db.Journeys()
                    .Where(journey => journey.Id == message.JourneyId)
                    .Select(journey => journey.Client!.Mobile)
                    .SingleAsync(cancel)
                : null;
        files.Write(
            message,
            new
            {
                message.Id,
                message.Channel,
                outgoing.To,
                number,
                outgoing.Template,
                outgoing.Values,
                message.CreatedAt,
            }
        );
    }
}

using System.Text.Json;
using CaseFlow.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Outbox.Senders;

/// <summary>
/// A gateway by files: each message to a client's phone becomes <c>outbox-sent/CHANNEL/ID.json</c> in the data folder, where the clinic's SMS or WeChat
/// bridge picks it up. The name is the message's id, so sending it again changes nothing. The file holds the number, the template's id and its parameters.
/// </summary>
public sealed class FolderSender(CaseFlowDb db, DataFolder folder) : IOutboxSender
{
    private static readonly string[] Channels = ["sms", "wechat", "push", "email"];

    public bool Takes(string channel) => Channels.Contains(channel);

    public async Task SendAsync(OutboxMessage message, CancellationToken cancel)
    {
        var place = Path.Combine(folder.Of("outbox-sent"), message.Channel);
        var file = Path.Combine(place, $"{message.Id:D}.json");
        if (File.Exists(file)) return;

        var outgoing = JsonSerializer.Deserialize<OutgoingMessage>(message.Payload, OutboxWriter.Json)!;
        var number = outgoing.To == "client" ? await db.Journeys.Where(journey => journey.Id == message.JourneyId).Select(journey => journey.Client!.Mobile).SingleAsync(cancel) : null;
        var line = JsonSerializer.Serialize(new { message.Id, message.Channel, outgoing.To, number, outgoing.Template, outgoing.Values, message.CreatedAt }, OutboxWriter.Json);

        Directory.CreateDirectory(place);
        var unfinished = $"{file}.tmp";
        await File.WriteAllTextAsync(unfinished, line + "\n", cancel);
        File.Move(unfinished, file, overwrite: true); // a bridge never sees half a message
    }
}

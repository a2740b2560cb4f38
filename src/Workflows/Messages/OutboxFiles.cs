using System.Text.Json;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Messages;

/// <summary>
/// Messages as files for a bridge to pick up: <c>outbox-sent/CHANNEL/ID.json</c> in the data folder. The name is the message's id, so
/// writing it again changes nothing.
/// </summary>
public sealed class OutboxFiles(DataFolder folder)
{
    public async Task WriteAsync<T>(OutboxMessage message, T content, CancellationToken cancel)
    {
        var place = Path.Combine(folder.Of("outbox-sent"), message.Channel);
        var file = Path.Combine(place, $"{message.Id:D}.json");
        if (File.Exists(file))
            return;

        Directory.CreateDirectory(place);
        var unfinished = $"{file}.tmp";
        await File.WriteAllTextAsync(unfinished, JsonSerializer.Serialize(content, OutboxWriter.Json) + "\n", cancel);
        File.Move(unfinished, file, overwrite: true); // a bridge never sees half a message
    }
}

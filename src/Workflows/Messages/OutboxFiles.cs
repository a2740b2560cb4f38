using System.Text;
using System.Text.Json;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Messages;

/// <summary>
/// Messages as files for a bridge to pick up: <c>outbox-sent/CHANNEL/ID.json</c> in the data folder. The name is the message's id, so
/// writing it again changes nothing.
/// </summary>
public sealed class OutboxFiles(DataFolder folder)
{
    public void Write<T>(OutboxMessage message, T content) => Write(message.Channel, $"{message.Id:D}", content);

    /// <param name="key">Names the file.</param>
    public void Write<T>(string channel, string key, T content) =>
        WholeFile.Write(PathOf(channel, key), Encoding.UTF8.GetBytes(JsonSerializer.Serialize(content, OutboxWriter.Json) + "\n"));

    public bool Has(string channel, string key) => File.Exists(PathOf(channel, key));

    private string PathOf(string channel, string key) => Path.Combine(folder.Of("outbox-sent"), channel, $"{key}.json");
}

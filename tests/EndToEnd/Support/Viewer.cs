using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CaseFlow.EndToEnd.Support;

/// <summary>Studio's open viewer of one instance, without Studio: what the live hub says, in SignalR's JSON over a WebSocket.</summary>
public sealed class Viewer : IDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource patience = new(Timeout);
    private readonly Queue<string> heard = new();
    private string rest = "";

    private Viewer() { }

    /// <summary>When this returns, the hub has answered: the viewer hears of all that changes from now on, if the person may.</summary>
    public static async Task<Viewer> OpenAsync(HostProcess host, string token, string instance)
    {
        var viewer = new Viewer();
        viewer.socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await viewer.socket.ConnectAsync(
            new UriBuilder(host.Address) { Scheme = "ws", Path = "/elsa/hubs/workflow-instance" }.Uri,
            viewer.patience.Token
        );
        await viewer.SayAsync(new JsonObject { ["protocol"] = "json", ["version"] = 1 });
        await viewer.SayAsync(
            new JsonObject
            {
                ["type"] = 1,
                ["invocationId"] = "observe",
                ["target"] = "ObserveInstanceAsync",
                ["arguments"] = new JsonArray(instance),
            }
        );
        await viewer.UntilAsync(message => (string?)message["invocationId"] == "observe");
        return viewer;
    }

    /// <summary>The arguments of the next call of this name.</summary>
    public async Task<JsonArray> HearAsync(string target) =>
        (await UntilAsync(message => (string?)message["target"] == target))["arguments"]!.AsArray();

    public void Dispose()
    {
        socket.Dispose();
        patience.Dispose();
    }

    private Task SayAsync(JsonObject message) =>
        socket.SendAsync(
            Encoding.UTF8.GetBytes(message.ToJsonString() + End),
            WebSocketMessageType.Text,
            endOfMessage: true,
            patience.Token
        );

    private async Task<JsonObject> UntilAsync(Func<JsonObject, bool> fits)
    {
        while (true)
        {
            while (heard.TryDequeue(out var text))
                if (JsonNode.Parse(text) is JsonObject message && fits(message))
                    return message;
            await ReceiveAsync();
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        using var whole = new MemoryStream();
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, patience.Token);
            part.MessageType.ShouldBe(WebSocketMessageType.Text);
            whole.Write(buffer, 0, part.Count);
        } while (!part.EndOfMessage);

        var texts = (rest + Encoding.UTF8.GetString(whole.ToArray())).Split(End);
        rest = texts[^1];
        foreach (var text in texts[..^1])
            heard.Enqueue(text);
    }
}

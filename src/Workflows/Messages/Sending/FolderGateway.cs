namespace CaseFlow.Workflows.Messages.Sending;

/// <summary>
/// A gateway by files: each message becomes a file that the clinic's SMS or WeChat bridge picks up. It was taken once the file is there.
/// </summary>
public sealed class FolderGateway(OutboxFiles files) : IMessageGateway
{
    public bool Takes(string channel) => GatewayChannels.All.Contains(channel);

    public Task<GatewayAnswer> SendAsync(OutgoingLetter letter, CancellationToken cancel)
    {
        if (letter.Number is null)
            return Task.FromResult(GatewayAnswer.Refused("no-address"));
        files.Write(
            letter.Channel,
            letter.Key,
            new
            {
                id = letter.Key,
                letter.Channel,
                to = "client",
                letter.Number,
                letter.Template,
                letter.Language,
                letter.Text,
                letter.Values,
                letter.CreatedAt,
            }
        );
        return Task.FromResult(GatewayAnswer.Taken);
    }

    /// <summary>A bridge takes files away, so that one that is not there says nothing; writing it again changes nothing.</summary>
    public Task<GatewayAnswer?> AskAsync(OutgoingLetter letter, CancellationToken cancel) =>
        Task.FromResult(files.Has(letter.Channel, letter.Key) ? GatewayAnswer.Taken : null);
}

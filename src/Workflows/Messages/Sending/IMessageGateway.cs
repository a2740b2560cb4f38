namespace CaseFlow.Workflows.Messages.Sending;

/// <summary>A provider of SMS, WeChat, push or e-mail. It may throw: then nobody knows whether it took the message.</summary>
public interface IMessageGateway
{
    bool Takes(string channel);

    /// <summary>Under one key the provider sends one message, however often it is handed over.</summary>
    Task<GatewayAnswer> SendAsync(OutgoingLetter letter, CancellationToken cancel);

    /// <summary>What the provider knows of this key; null: it never got it.</summary>
    Task<GatewayAnswer?> AskAsync(OutgoingLetter letter, CancellationToken cancel);
}

/// <summary>What a gateway gets.</summary>
/// <param name="Key">Idempotency key.</param>
/// <param name="Number">Of e-mail the address. Null where the client has no address for this channel.</param>
/// <param name="Text">Null: the clinic has no text of this name, and the provider's own template says it.</param>
/// <param name="Values">Parameters for a template registered with the provider.</param>
public sealed record OutgoingLetter(
    string Key,
    string Channel,
    string? Number,
    string Template,
    string? Text,
    string Language,
    IReadOnlyDictionary<string, object?> Values,
    DateTimeOffset CreatedAt
);

/// <summary>What became of it: <see cref="MessageState.Sent"/>, <see cref="MessageState.Delivered"/> or failed.</summary>
public sealed record GatewayAnswer(MessageState State, string? Note = null)
{
    public static readonly GatewayAnswer Taken = new(MessageState.Sent);

    public static GatewayAnswer Refused(string why) => new(MessageState.Failed, why);
}

/// <summary>The ways out of the house. Stored.</summary>
public static class GatewayChannels
{
    public const string Sms = "sms";
    public const string Email = "email";

    public static readonly IReadOnlyList<string> All = [Sms, "wechat", "push", Email];
}

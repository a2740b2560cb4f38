namespace CaseFlow.Workflows.Clients;

/// <summary>How a client may want to be reached (F2).</summary>
public static class ClientWishes
{
    public static readonly IReadOnlyList<string> Channels = ["wechat", "sms", "push", "call", "none"];

    public static readonly IReadOnlyList<string> Languages = ["zh", "en"];
}

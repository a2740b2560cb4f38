namespace CaseFlow.Workflows.Messages;

/// <summary>Why a message is where it is; each is a text. What a gateway says stands as it came.</summary>
public static class MessageNotes
{
    public const string TooLate = "too-late";
    public const string MarketingRefused = "marketing-refused";

    /// <summary>The client wants no messages: somebody calls.</summary>
    public const string ByPhone = "by-phone";
    public const string WantsNone = "wants-none";
    public const string ValueMissing = "value-missing";
    public const string ByHand = "told-by-hand";
    public const string StoppedMarketing = "stopped-marketing";

    public static readonly IReadOnlyList<string> All =
    [
        TooLate,
        MarketingRefused,
        ByPhone,
        WantsNone,
        ValueMissing,
        StoppedMarketing,
        "no-client",
        "no-address",
        "told-by-hand",
    ];
}

namespace CaseFlow.Workflows.House.Texts;

/// <summary>What a text of the clinic is for. Stored.</summary>
public static class TextKind
{
    /// <summary>To clients: SMS, WeChat, push, e-mail.</summary>
    public const string Message = "message";

    /// <summary>What a client is told before a treatment (F7, part 1).</summary>
    public const string Notice = "notice";

    /// <summary>What a client signs; a second person puts it in force.</summary>
    public const string Consent = "consent";

    /// <summary>The key of what is signed before a treatment of this category.</summary>
    public static string ConsentOf(string category) => "consent." + category;

    /// <summary>What a client takes home.</summary>
    public const string Aftercare = "aftercare";

    /// <summary>How a step is done, for those who do it; its key is the step's activity.</summary>
    public const string Instruction = "instruction";

    public static readonly IReadOnlyList<string> All = [Message, Notice, Consent, Aftercare, Instruction];
}

/// <summary>Why a client gets a message; what they may refuse depends on it (R-MSG-5). Stored.</summary>
public static class MessagePurpose
{
    public const string Appointment = "appointment";
    public const string Medical = "medical";
    public const string Marketing = "marketing";
    public const string Service = "service";

    public static readonly IReadOnlyList<string> All = [Appointment, Medical, Marketing, Service];
}

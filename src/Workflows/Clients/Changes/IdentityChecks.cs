namespace CaseFlow.Workflows.Clients.Changes;

/// <summary>How it was made sure that somebody is who they say (R-ID-2).</summary>
public static class IdentityChecks
{
    /// <summary>Somebody says that it was checked, and not how: a program of a time before it was asked.</summary>
    public const string NotTold = "not-told";

    /// <summary>A document was seen, the registered number was told, the client was called back, is known in person.</summary>
    public static readonly IReadOnlyList<string> All = ["document", "number", "call-back", "in-person"];
}

namespace CaseFlow.Workflows.Clients;

/// <summary>
/// The text that clients agree to before anything about them is stored (R-PRI-1). A new wording gets a new version; who agreed to the old
/// one is recorded with it.
/// </summary>
public static class DataUseConsent
{
    public const string CurrentVersion = "2026-11";
}

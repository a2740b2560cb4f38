namespace CaseFlow.Conformance;

/// <summary>Where CaseFlow does otherwise than the Elsa that was observed, and why. D1 to D23 are Elsa's known defects.</summary>
internal static class Deviations
{
    private static readonly Dictionary<string, string> Reasons = [];

    public static string? ReasonFor(string id) => Reasons.GetValueOrDefault(id);
}

namespace CaseFlow.Conformance;

/// <summary>Where CaseFlow does otherwise than the Elsa that was observed, and why. D1 to D23 are Elsa's known defects.</summary>
internal static class Deviations
{
    /// <summary>What a case requires that has definitions published in spite of their errors.</summary>
    public const string Lenient = "FailOnValidationErrors=false";

    private const string EndedWithIt = "what ends with its instance is cancelled and says so, see D19";

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["token-fork-decision-merge-blocks"] = "D5, an instance that could never go on has an incident",
        ["fc-waitany-blocked-branch"] = "D2, the join runs once",
        ["execute-capture-output"] = "the result is plain data and kept, where Elsa drops what it cannot serialise",
        ["finish-sequence"] = EndedWithIt,
        ["finish-simple"] = EndedWithIt,
        ["finish-after-fork-waitany"] = EndedWithIt,
        ["finish-after-fork-many-bookmarks"] = EndedWithIt,
        ["cancel-suspended"] = EndedWithIt,
    };

    public static string ReasonFor(ConformanceCase subject) =>
        Reasons.GetValueOrDefault(subject.Id)
        ?? (
            subject.Requires.Contains(Lenient)
                ? "what has errors is never published, on purpose: of two definitions at one address nobody could say which one is meant"
                : "unexplained"
        );
}

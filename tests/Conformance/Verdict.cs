namespace CaseFlow.Conformance;

/// <summary>What became of a case.</summary>
/// <param name="Failures">Differences from what Elsa's tests assert.</param>
/// <param name="Notes">Differences from what was inferred, or observed on a genuine Elsa.</param>
internal sealed record Verdict(IReadOnlyList<string> Failures, IReadOnlyList<string> Notes, string? SkippedBecause = null)
{
    public static Verdict Skipped(string because) => new([], [], because);

    public string Line(ConformanceCase subject)
    {
        var id = subject.Id;
        if (SkippedBecause is not null)
            return $"SKIP {id}: {SkippedBecause}";
        if (Failures.Count > 0)
            return $"FAIL {id}: {string.Join("; ", Failures)}";
        if (Notes.Count == 0)
            return $"PASS {id}";
        return $"PASS {id} (differs from the genuine Elsa, {Deviations.ReasonFor(subject)}: {string.Join("; ", Notes)})";
    }
}

using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Audit;

/// <summary>Computes the chain of one journey, or of all, again and compares.</summary>
public static class VerifyHistory
{
    public sealed record Query(JourneyId? Journey = null) : IQuery<Response>;

    public sealed record Response(int Journeys, long Entries, IReadOnlyList<Break> Breaks);

    /// <summary>Where a chain does not hold: missing, changed or added entry.</summary>
    public sealed record Break(JourneyId Journey, long Seq, string Why);
}

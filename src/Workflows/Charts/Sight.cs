namespace CaseFlow.Workflows.Charts;

/// <summary>How much of a journey's chart somebody sees.</summary>
public enum Sight
{
    /// <summary>Only where it stands and who has it.</summary>
    Nothing,

    /// <summary>Money and dates.</summary>
    Cover,

    /// <summary>What was done and how it went since.</summary>
    Record,
    Whole,
}

public static class SightTexts
{
    /// <summary>As the API, the pages and the register know it.</summary>
    public static string ToText(this Sight sight) => sight.ToString().ToLowerInvariant();
}

/// <summary>What the person who asks sees of a journey.</summary>
/// <param name="Reason">What they said when they asked to see it; null: they need not say anything, or did not.</param>
/// <param name="MayStateReason">They would see everything if they said why.</param>
public sealed record ChartSight(Sight Level, string? Reason = null, bool MayStateReason = false)
{
    public static readonly ChartSight Everything = new(Sight.Whole);

    public bool IsWhole => Level == Sight.Whole;
}

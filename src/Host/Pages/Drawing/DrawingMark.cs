using CaseFlow.Workflows.Definitions.Comparing;

namespace CaseFlow.Host.Pages.Drawing;

/// <summary>What a drawing says about one of its activities or lines, besides that it is there.</summary>
/// <param name="Kind">A class of the style sheet: error, warning, added, removed, changed, moved, executed, waiting, faulted.</param>
/// <param name="Label">In words, for whoever does not see colours.</param>
/// <param name="Sign">In the badge: a number or a sign; empty for the kind's own.</param>
public sealed record DrawingMark(string Kind, string Label, string Sign = "")
{
    public string Badge =>
        Sign.Length > 0
            ? Sign
            : Kind switch
            {
                "added" => "+",
                "removed" => "−",
                "changed" => "≠",
                "moved" => "↔",
                "executed" => "✓",
                "waiting" => "…",
                _ => "!",
            };
}

/// <summary>The marks of a drawing.</summary>
public sealed record DrawingMarks
{
    public static readonly DrawingMarks None = new();

    /// <summary>By the id of the activity.</summary>
    public IReadOnlyDictionary<string, DrawingMark> Activities { get; init; } = new Dictionary<string, DrawingMark>();

    public IReadOnlyDictionary<DrawnLine, DrawingMark> Lines { get; init; } = new Dictionary<DrawnLine, DrawingMark>();

    /// <summary>Where an activity leads to when it is clicked; null: nowhere.</summary>
    public Func<string, string?> Link { get; init; } = static _ => null;
}

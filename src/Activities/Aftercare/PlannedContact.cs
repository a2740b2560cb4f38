namespace CaseFlow.Activities.Aftercare;

/// <summary>One contact that will be made: from when on it is a task, and until when it is in time (R-FUP-12).</summary>
/// <param name="Rule">The rule that wants it, e.g. <c>R-FUP-4</c>.</param>
/// <param name="Title">What it is about, for the script: "第3天回访 / day 3".</param>
/// <param name="IsMedical">Stays even when the client wants no more calls.</param>
/// <param name="Attempt">How often it was planned again because nobody answered (R-FUP-10).</param>
/// <param name="Then">Further contacts that follow this one, whatever comes of it.</param>
public sealed record PlannedContact(
    string Rule,
    string Title,
    string Role,
    bool IsMedical,
    DateTimeOffset DueAt,
    DateTimeOffset OverdueAt,
    int Attempt = 0,
    IReadOnlyList<PlannedContact>? Then = null
)
{
    /// <summary>The consultant's last tries after customer service gave up; it is not tried again.</summary>
    public bool IsLastTry { get; init; }

    /// <summary>Up to this day somebody makes it on closed days too; null: never.</summary>
    public DateOnly? DutyUntil { get; init; }

    /// <summary>After surgery a client is called until reached.</summary>
    public bool UntilReached { get; init; }
}

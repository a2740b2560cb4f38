using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Care.Records;

/// <summary>
/// Emitted: something that the treatment gate asks for (R-TRE-1) was done with the client. It becomes a record of the client, which the
/// gate looks for itself.
/// </summary>
/// <param name="Kind">One of <see cref="CareKinds"/>.</param>
/// <param name="Items">For which items; empty for all of the journey.</param>
/// <param name="Person">Id of who did it.</param>
/// <param name="Texts">Which texts were shown, with their versions: "consent.laser@2".</param>
public sealed record CareRecorded(string Kind, IReadOnlyList<PlanItem> Items, string Person, string Texts = "");

/// <summary>What a record says was done. Stored.</summary>
public static class CareKinds
{
    /// <summary>A doctor agreed to the items (F5).</summary>
    public const string Review = "review";

    /// <summary>Risks and limits were explained point by point (F7, part 1).</summary>
    public const string Notice = "notice";

    /// <summary>The client signed (F7, part 2).</summary>
    public const string Consent = "consent";

    /// <summary>At least one view was taken before the treatment (R-PHO-5).</summary>
    public const string PhotosBefore = "photos-before";
}

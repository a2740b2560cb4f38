using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Care.Records;

/// <summary>
/// Asked: may these items be performed now (R-TRE-1)? The answer comes from the records themselves: always yes, with the list of what is
/// missing, of <see cref="GateGaps"/>; empty when all is there.
/// </summary>
public sealed record GateCheck(IReadOnlyList<PlanItem> Items);

/// <summary>What the gate may find missing. Kept in journeys.</summary>
public static class GateGaps
{
    public const string Payment = "payment";
    public const string Notice = "notice";
    public const string Consent = "consent";
    public const string Review = "review";
    public const string Photos = "photos";
    public const string Facts = "facts";

    /// <summary>Somebody said that a conflict is left.</summary>
    public const string Allergy = "allergy";

    /// <summary>Something known of the client speaks against it, and no doctor has cleared it (R-SAFE-4).</summary>
    public const string Conflict = "conflict";
}

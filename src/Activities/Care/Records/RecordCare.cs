using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Care.Records;

/// <summary>
/// Asked: is it kept that this was done with the client? Always yes. It becomes a record of the client in the same step, since the
/// treatment gate (R-TRE-1) may look for it in the same step.
/// </summary>
/// <param name="Outcome">By which the task is left then.</param>
/// <param name="Kinds">Of <see cref="CareKinds"/>; one record each.</param>
/// <param name="Items">For which items; empty for all of the journey.</param>
/// <param name="Person">Id of who did it.</param>
/// <param name="Texts">Which texts were shown, with their versions: "consent.laser@2".</param>
public sealed record RecordCare(
    string Outcome,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<PlanItem> Items,
    string Person,
    string Texts = ""
) : CompletingQuestion(Outcome);

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

    /// <summary>It was done, by the record of the treatment (F13).</summary>
    public const string Performed = "performed";

    /// <summary>Somebody has seen an allergy or an emergency, and no doctor has decided yet (P1).</summary>
    public const string Alert = "alert";

    /// <summary>A doctor has decided on the alert before.</summary>
    public const string AlertDecided = "alert-decided";

    /// <summary>A doctor lets the treatment go on without photos of before (R-PHO-5).</summary>
    public const string PhotosWaived = "photos-waived";
}

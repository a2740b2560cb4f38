namespace CaseFlow.Activities.Visits;

/// <summary>
/// Asked: does what a form says of the client's medical facts fit what is known, and is it kept (R-SAFE-1)? Yes, with the allergies that
/// hold now. No, where a known fact was passed over, or "none" was said beside a known one: nothing that is known is ever wiped.
/// </summary>
/// <param name="Facts">Known ones with what the client says of them now, and new ones.</param>
/// <param name="None">Kinds that the client was asked about and has nothing of.</param>
/// <param name="ConfirmsAll">The form showed what is known: each of it needs an answer (R-SAFE-2).</param>
public sealed record MedicalFactsTold(IReadOnlyList<ToldFact> Facts, IReadOnlyList<DeniedKind> None, bool ConfirmsAll);

/// <param name="Field">Where in the form it stands.</param>
/// <param name="Fact">Id of a known one; null: a new one.</param>
/// <param name="Kind">allergy, illness, operation, medicine, implant, pregnancy or keloid.</param>
/// <param name="State">still, unsure or ended.</param>
public sealed record ToldFact(
    string Field,
    string? Fact,
    string Kind,
    string Text,
    string State = ToldFact.Still,
    DateOnly? EndedOn = null,
    string? Note = null
)
{
    public const string Still = "still";
    public const string Unsure = "unsure";
    public const string Ended = "ended";
}

/// <param name="Field">Where in the form it was said.</param>
public sealed record DeniedKind(string Field, string Kind);

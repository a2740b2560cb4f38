using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Forms;

/// <summary>A form as somebody filled it: its values in normal form, and all that is wrong with them.</summary>
/// <param name="Values">By field key, as the engine's values (<see cref="Engine.Formulas.ValueJson"/>): of visible fields only, without
/// what is empty or wrong.</param>
/// <param name="Errors">All at once, in the order of the form; empty when the answer may be stored.</param>
/// <param name="Hidden">Paths of fields that these values hide, e.g. "reason" or "areas[0].note".</param>
/// <param name="Required">Paths of visible fields that must be answered.</param>
public sealed record FormAnswer(
    IReadOnlyDictionary<string, object?> Values,
    IReadOnlyList<FieldError> Errors,
    IReadOnlyList<string> Hidden,
    IReadOnlyList<string> Required
)
{
    public bool IsValid => Errors.Count == 0;
}

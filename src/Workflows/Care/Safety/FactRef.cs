using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Forms;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>A fact by what it says; two rows that say the same are one.</summary>
public sealed record FactRef(string Kind, string Text)
{
    /// <summary>What it is and what it says.</summary>
    public LocalText Label
    {
        get
        {
            var (kind, label) = (MedicalFactsField.LabelOf(Kind), FactTerms.LabelOf(Kind, Text));
            return new($"{kind.Chinese}：{label.Chinese}", $"{kind.English}: {label.English}");
        }
    }

    public static FactRef Of(MedicalFact fact) => new(fact.Kind, fact.Text);

    public static FactRef Parse(string stored) =>
        stored.Split(':', 2) is [var kind, var text] ? new FactRef(kind, text) : new FactRef("", stored);

    public bool IsSame(FactRef other) => Kind == other.Kind && FactText.Sought(Kind, Text) == FactText.Sought(Kind, other.Text);

    /// <summary>As it is stored.</summary>
    public override string ToString() => $"{Kind}:{Text}";
}

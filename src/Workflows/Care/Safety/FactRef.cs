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
            if (Kind == Minor.Kind)
                return new("未满十八岁", "Under eighteen");
            var (kind, label) = (MedicalFactsField.LabelOf(Kind), FactTerms.LabelOf(Kind, Text));
            return new($"{kind.Chinese}：{label.Chinese}", $"{kind.English}: {label.English}");
        }
    }

    /// <summary>The same for all ways to write it.</summary>
    public string Sought => $"{Kind}:{FactText.Sought(Kind, Text)}";

    public static FactRef Of(MedicalFact fact) => new(fact.Kind, fact.Text);

    public static FactRef Parse(string stored) =>
        stored.Split(':', 2) is [var kind, var text] ? new FactRef(kind, text) : new FactRef("", stored);

    /// <summary>The same for the same facts, in whichever order and spelling.</summary>
    public static string KeyOf(IEnumerable<FactRef> facts) =>
        string.Join('|', facts.Select(fact => fact.Sought).Distinct().Order(StringComparer.Ordinal));

    public bool IsSame(FactRef other) => Sought == other.Sought;

    /// <summary>As it is stored.</summary>
    public override string ToString() => $"{Kind}:{Text}";
}

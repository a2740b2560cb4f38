using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Clients.Names;
using CaseFlow.Workflows.Forms;

namespace CaseFlow.Workflows.Care.Safety.Table;

/// <summary>
/// When two words name the same substance, illness or means, in whichever language and spelling: by the terms of the questionnaire, and by
/// those that the table itself uses. A longer word names what a part of it does: an allergy to "利多卡因乳膏" is one to lidocaine.
/// </summary>
public static class SafetyWords
{
    /// <summary>What the table names besides facts.</summary>
    public static readonly IReadOnlyList<FactTerms.Term> Means =
    [
        new("means", "peel", new LocalText("化学焕肤", "Peel")),
        new("means", "radio-frequency", new LocalText("射频", "Radio-frequency")),
        new("means", "hair-transplant", new LocalText("植发", "Hair transplant")),
        new("means", "botulinum", new LocalText("肉毒", "Botulinum")),
        new("means", "丙胺卡因", new LocalText("丙胺卡因", "Prilocaine")),
        new("means", "透明质酸", new LocalText("透明质酸", "Hyaluronic acid")),
        new("means", "胶原", new LocalText("胶原", "Collagen")),
    ];

    private static readonly ILookup<string, string> Names = FactTerms
        .All.Concat(Means)
        .SelectMany(term =>
        {
            var names = new[] { term.Code, term.Label.Chinese, term.Label.English }
                .Select(SoughtText.Of)
                .Distinct()
                .ToList();
            return names.SelectMany(name => names.Select(other => (name, other)));
        })
        .Distinct()
        .ToLookup(pair => pair.name, pair => pair.other);

    public static string Sought(string word) => SoughtText.Of(word);

    public static LocalText LabelOf(string word)
    {
        var sought = Sought(word);
        return FactTerms
                .All.Concat(Means)
                .FirstOrDefault(term => new[] { term.Code, term.Label.Chinese, term.Label.English }.Any(name => Sought(name) == sought))
                ?.Label
            ?? new LocalText(word, word);
    }

    public static bool AreSame(string one, string other) =>
        NamesOf(one).Any(name => NamesOf(other).Any(named => IsIn(name, named) || IsIn(named, name)));

    private static IEnumerable<string> NamesOf(string word)
    {
        var sought = Sought(word);
        return Names[sought].Append(sought).Distinct();
    }

    /// <summary>Two letters of Chinese or four of Latin say enough to be found in a longer word.</summary>
    private static bool IsIn(string part, string whole) =>
        part == whole
            ? part.Length > 0
            : part.Length >= (part.All(char.IsAscii) ? 4 : 2) && whole.Contains(part, StringComparison.Ordinal);
}

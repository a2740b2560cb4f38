using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Clients.Names;
using CaseFlow.Workflows.Forms;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>
/// When two words name the same substance, illness or means, in whichever language and spelling: by the terms of the questionnaire, and by
/// those that the conflict table itself uses. Of what is no term its parts count too: an allergy to "利多卡因乳膏" is one to lidocaine.
/// </summary>
public static class SafetyWords
{
    /// <summary>What the table names besides facts.</summary>
    public static readonly IReadOnlyList<LocalText> Means =
    [
        new("化学焕肤", "Peel"),
        new("射频", "Radio-frequency"),
        new("植发", "Hair transplant"),
        new("肉毒", "Botulinum"),
        new("丙胺卡因", "Prilocaine"),
        new("透明质酸", "Hyaluronic acid"),
        new("胶原", "Collagen"),
    ];

    private static readonly ILookup<string, string> Names = FactTerms
        .All.Select(term => new[] { term.Code, term.Label.Chinese, term.Label.English })
        .Concat(Means.Select(means => new[] { means.Chinese, means.English }))
        .Select(names => names.Select(SoughtText.Of).Distinct().ToList())
        .SelectMany(names => names.SelectMany(name => names.Select(other => (Name: name, Other: other))))
        .Distinct()
        .ToLookup(pair => pair.Name, pair => pair.Other);

    public static LocalText LabelOf(string word)
    {
        var sought = SoughtText.Of(word);
        return FactTerms.All.Select(term => term.Label).Concat(Means).FirstOrDefault(IsIt) ?? new LocalText(word, word);

        bool IsIt(LocalText label) => SoughtText.Of(label.Chinese) == sought || SoughtText.Of(label.English) == sought;
    }

    public static bool AreSame(string one, string other)
    {
        var (left, right) = (SoughtText.Of(one), SoughtText.Of(other));
        var (lefts, rights) = (NamesOf(left), NamesOf(right));
        return lefts.Intersect(rights).Any()
            || (!Names.Contains(left) && rights.Exists(name => IsPart(name, left)))
            || (!Names.Contains(right) && lefts.Exists(name => IsPart(name, right)));
    }

    private static List<string> NamesOf(string sought) => [.. Names[sought].Append(sought).Distinct()];

    /// <summary>Two letters of Chinese or four of Latin say enough to be found in a longer word.</summary>
    private static bool IsPart(string part, string whole) =>
        part.Length >= (part.All(char.IsAscii) ? 4 : 2) && whole.Contains(part, StringComparison.Ordinal);
}

using System.Text.RegularExpressions;
using CaseFlow.Workflows.Clients.Names;

namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>How facts are written, and when two of them are the same.</summary>
public static partial class FactText
{
    public const int MostLetters = 200;

    /// <summary>As it is kept: without blanks around it or twice within.</summary>
    public static string Clean(string text) => Blanks().Replace(text, " ").Trim();

    /// <summary>One text for all ways to write it: width, case, blanks, and in which language a term is named.</summary>
    public static string Sought(string kind, string text) =>
        SoughtText.Of(FactTerms.Find(kind, text)?.Code ?? text) is { Length: > 0 } sought ? sought : Clean(text);

    /// <summary>The term that it names; of an allergy the word as it was said, which stands in red.</summary>
    public static string Kept(string kind, string text) =>
        kind == FactKinds.Allergy ? Clean(text) : FactTerms.Find(kind, text)?.Code ?? Clean(text);

    /// <summary>Distinct, in their order, the first way to write each.</summary>
    public static IEnumerable<string> Once(string kind, IEnumerable<string> texts) => texts.DistinctBy(text => Sought(kind, text));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

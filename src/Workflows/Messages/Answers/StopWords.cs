using System.Text;

namespace CaseFlow.Workflows.Messages.Answers;

/// <summary>What clients answer who want no marketing any more (R-MSG-5): 退订, TD, T, however it is typed.</summary>
public static class StopWords
{
    private static readonly string[] Words = ["退订", "TD", "T", "STOP"];

    public static bool Holds(string text)
    {
        var plain = new string([.. text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)]);
        return Words.Contains(plain.ToUpperInvariant()) || Words.Contains(plain.Replace("回复", "", StringComparison.Ordinal));
    }
}

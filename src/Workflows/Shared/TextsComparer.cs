using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseFlow.Workflows.Shared;

/// <summary>Texts in a list are compared one by one. EF's own comparer of lists makes new delegates whenever it looks at a row.</summary>
public sealed class TextsComparer()
    : ValueComparer<List<string>>((one, other) => Same(one, other), texts => texts.Count, texts => Copy(texts))
{
    private static bool Same(List<string>? one, List<string>? other) =>
        one is null || other is null ? one == other : one.SequenceEqual(other);

    private static List<string> Copy(List<string> texts) => [.. texts];
}

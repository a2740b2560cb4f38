namespace CaseFlow.Workflows.Shared;

/// <summary>
/// What people type into a search box, as a pattern of SQL's LIKE: any place, and their % and _ mean themselves. In lower case, for columns
/// in lower case: databases differ in whether LIKE minds it.
/// </summary>
public static class Like
{
    public const string Escape = @"\";

    public static string Part(string? typed) => $"%{Literal((typed ?? "").Trim().ToLowerInvariant())}%";

    private static string Literal(string text) =>
        text.Replace(Escape, @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}

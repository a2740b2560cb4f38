namespace CaseFlow.Workflows.Pipeline;

/// <summary>What people type into a search box, as a pattern of SQL's LIKE: any place, any case, and their % and _ mean themselves.</summary>
public static class Like
{
    public const string Escape = @"\";

    public static string Part(string? typed) =>
        $"%{typed?.Trim().Replace(Escape, @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}

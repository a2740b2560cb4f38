namespace CaseFlow.Workflows.Definitions;

/// <summary>One version of a definition as it is stored. Its JSON never changes once it is published.</summary>
public sealed class DefinitionVersion
{
    public required string DefinitionId { get; set; }
    public int Version { get; set; }
    public required string Name { get; set; }
    public string EnglishName { get; set; } = "";
    public required string Json { get; set; }
    public bool IsPublished { get; set; }
    public bool IsLatest { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public string CreatedBy { get; set; } = "";
    public DateTimeOffset? PublishedAt { get; set; }
    public string? PublishedBy { get; set; }

    /// <summary>SHA-256 of the file it came from; null if it was made in the designer.</summary>
    public string? FileHash { get; set; }
}

/// <summary>One version of a form file.</summary>
public sealed class FormVersion
{
    public required string FormId { get; set; }
    public int Version { get; set; }
    public required string Json { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public string? FileHash { get; set; }
}

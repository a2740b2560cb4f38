namespace CaseFlow.Workflows.Definitions;

/// <summary>One version of a definition as it is stored. Its JSON never changes once it is published.</summary>
public sealed class DefinitionVersion
{
    public required string DefinitionId { get; set; }
    public int Version { get; set; }

    /// <summary>The file's own id of this version, by which other definitions may refer to it.</summary>
    public string VersionId { get; set; } = "";

    /// <summary>The name as which other definitions use it as an activity; null if they may not.</summary>
    public string? TypeName { get; set; }
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

    /// <summary>Of the latest version: moves with every change of the definition, so that two cannot both commit.</summary>
    public long Revision { get; set; }
}

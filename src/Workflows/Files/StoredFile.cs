using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Files;

/// <summary>A file by its content hash (R-PHO-4): stored once, never altered.</summary>
public sealed class StoredFile : IReadByTrials
{
    public FileId Id { get; set; }
    public BranchId BranchId { get; set; }

    /// <summary>Lower-case hex.</summary>
    public required string Sha256 { get; set; }

    /// <summary>By its content, not its name.</summary>
    public required string ContentType { get; set; }
    public long Size { get; set; }

    /// <summary>The journey that holds it; null until a completed task refers to it.</summary>
    public JourneyId? JourneyId { get; set; }
    public PersonId UploadedById { get; set; }
    public DateTimeOffset UploadedAt { get; set; }
}

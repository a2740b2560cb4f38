using System.Security.Cryptography;
using System.Text;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Approval;

/// <summary>
/// Somebody's wish to publish a version, with exactly the content that it had then, and what became of it. A definition has at most one
/// that is open.
/// </summary>
public sealed class PublicationRequest
{
    public Guid Id { get; set; }
    public required string DefinitionId { get; set; }

    /// <summary>1, 2, 3, ... for each definition.</summary>
    public int Number { get; set; }
    public int Version { get; set; }

    /// <summary>SHA-256 of the version's JSON: approved and published is this, nothing else.</summary>
    public required string ContentHash { get; set; }
    public required string Comment { get; set; }

    /// <summary>When it is to take effect; null: as soon as it may.</summary>
    public DateTimeOffset? From { get; set; }
    public PublicationState State { get; set; }
    public DateTimeOffset AskedAt { get; set; }
    public PersonId? AskedById { get; set; }
    public required string AskedBy { get; set; }

    /// <summary>When somebody approved, rejected or withdrew it.</summary>
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }

    /// <summary>What they said to it.</summary>
    public string? Reason { get; set; }

    /// <summary>When it was published, or turned out that it cannot be, rejected or withdrawn; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; set; }
    public long Revision { get; set; }

    public bool IsAbout(DefinitionVersion version) => version.Version == Version && HashOf(version) == ContentHash;

    public static string HashOf(DefinitionVersion version) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version.Json)));
}

public enum PublicationState
{
    /// <summary>Open: for somebody else to approve or reject.</summary>
    Waiting,

    /// <summary>Open: approved, or in no need of it; published when its time has come.</summary>
    Scheduled,
    Published,
    Rejected,
    Withdrawn,

    /// <summary>Its time had come, but the content was another by then, or the check found errors.</summary>
    Failed,

    /// <summary>Another request took its place.</summary>
    Superseded,
}

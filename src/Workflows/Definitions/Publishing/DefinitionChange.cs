using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>Who did what to a definition, and when.</summary>
public sealed class DefinitionChange
{
    public required string DefinitionId { get; set; }

    /// <summary>1, 2, 3, ... for each definition.</summary>
    public int Number { get; set; }
    public int Version { get; set; }
    public DefinitionChangeKind Kind { get; set; }
    public DateTimeOffset At { get; set; }
    public PersonId? ById { get; set; }
    public required string By { get; set; }

    /// <summary>What the person said to it, or why it could not be done.</summary>
    public string? Comment { get; set; }

    /// <summary>The version whose content it has; of a reverted one.</summary>
    public int? OfVersion { get; set; }

    /// <summary>When it is to take effect; null: at once.</summary>
    public DateTimeOffset? From { get; set; }
}

public enum DefinitionChangeKind
{
    /// <summary>A new version was begun.</summary>
    Drafted,

    /// <summary>The same, with the content of an old one.</summary>
    Reverted,

    /// <summary>The same, with the content of a file.</summary>
    Imported,

    /// <summary>A file differs from the draft, which somebody edits, and was left alone; the comment is the file's name.</summary>
    HeldBack,

    /// <summary>The draft has another content.</summary>
    Saved,

    /// <summary>Somebody wants it published, and a second person is to approve.</summary>
    Requested,
    Approved,
    Rejected,

    /// <summary>Who had asked, or somebody after the approval, took it back.</summary>
    Withdrawn,

    /// <summary>It will be published at its time.</summary>
    Scheduled,

    /// <summary>Its time had come, but it could not be published; the comment is the code of the reason.</summary>
    NotPublished,

    /// <summary>New journeys start on it.</summary>
    Published,

    /// <summary>No journey starts on it any more.</summary>
    Retracted,

    /// <summary>A definition that it uses was published, and it uses that now.</summary>
    Updated,

    /// <summary>The version, or with its last one the definition, is not there any more.</summary>
    Deleted,

    /// <summary>Its first journey began: from now on it stays. Nobody changed it, so no list of changes shows it.</summary>
    FirstStarted,
}

/// <summary>What is to be said of a change beyond who, when and which version.</summary>
public sealed record ChangeNote(string? Comment = null, int? OfVersion = null, DateTimeOffset? From = null);

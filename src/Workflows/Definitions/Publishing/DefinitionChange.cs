using CaseFlow.Workflows.Pipeline;

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
}

public enum DefinitionChangeKind
{
    /// <summary>A new version was begun.</summary>
    Drafted,

    /// <summary>The draft has another content.</summary>
    Saved,

    /// <summary>New journeys start on it.</summary>
    Published,

    /// <summary>No journey starts on it any more.</summary>
    Retracted,

    /// <summary>A definition that it uses was published, and it uses that now.</summary>
    Updated,
}

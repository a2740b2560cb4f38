using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.History;

/// <summary>
/// One line of a journey's history: who, in which role, what, before and after, why, when, on which version. Chained by SHA-256 (promise
/// 5).
/// </summary>
public sealed class HistoryEntry : IArchived
{
    public JourneyId JourneyId { get; set; }

    /// <summary>From 1 without gaps.</summary>
    public long Seq { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>See <see cref="Shared.Room.HistoryTypes"/>.</summary>
    public required string Type { get; set; }
    public Guid? InstanceId { get; set; }
    public string? ActivityId { get; set; }
    public string? ActivityName { get; set; }
    public PersonId? ActorId { get; set; }

    /// <summary>The person's name at that time, or the worker's.</summary>
    public required string Actor { get; set; }
    public string? Role { get; set; }
    public string Stage { get; set; } = "";

    /// <summary>JSON object, canonical: outcome, values, before, after, reason, ...</summary>
    public string Data { get; set; } = "{}";
    public required string DefinitionId { get; set; }
    public int DefinitionVersion { get; set; }

    /// <summary>Lower-case hex SHA-256 over the previous entry's hash and this entry's content.</summary>
    public required string Hash { get; set; }
}

using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys.Triggers;

/// <summary>
/// One way in which a published definition starts: an event's or a request's key, or a time of a branch. The rows of a definition are
/// exchanged in the transaction that publishes it,
/// so they always say what the published version says.
/// </summary>
public sealed class TriggerRow
{
    public Guid Id { get; set; }
    public required string DefinitionId { get; set; }
    public int Version { get; set; }
    public required string ActivityId { get; set; }

    /// <summary>See <see cref="Engine.Execution.TriggerStimulus.Name"/>.</summary>
    public required string Name { get; set; }
    public string? Key { get; set; }

    /// <summary>The branch whose clock it follows; null for keys, which belong to whoever sends them.</summary>
    public BranchId? BranchId { get; set; }

    /// <summary>The next occurrence; null for keys.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Ticks from one occurrence to the next, for those that come again and again.</summary>
    public long? Interval { get; set; }
    public string? Cron { get; set; }
    public long Revision { get; set; }
}

using System.Text.Json;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.History;

/// <summary>
/// Where in a journey something happened: which instance, which activity, on which version. Null members: the journey as a whole.
/// </summary>
public sealed record HistoryPlace(Guid Instance, string? ActivityId, string? ActivityName, DefinitionRef Definition, string Stage = "")
{
    public static HistoryPlace Of(Journey journey) =>
        new(journey.Id.Value, null, null, new DefinitionRef(journey.DefinitionId, journey.Version));
}

/// <summary>The only place that adds to a journey's history: numbers the entry, says who acted, and chains it to the one before.</summary>
public sealed class HistoryWriter(CaseFlowDb db, CurrentPerson person)
{
    private string? role;

    /// <summary>In which role the person acts from now on; null: their first in the journey's branch.</summary>
    public void ActAs(string? role) => this.role = role;

    /// <param name="data">What the type tells of: any plain object; its members become the entry's data, nulls left out.</param>
    public HistoryEntry Append(Journey journey, DateTimeOffset at, string type, object? data = null, HistoryPlace? place = null)
    {
        var where = place ?? HistoryPlace.Of(journey);
        var entry = new HistoryEntry
        {
            JourneyId = journey.Id,
            Seq = journey.HistorySeq + 1,
            At = ChainHash.Instant(at),
            Type = type,
            InstanceId = where.Instance,
            ActivityId = where.ActivityId,
            ActivityName = where.ActivityName,
            ActorId = person.IsSystem ? null : person.Id,
            Actor = person.Name,
            Role = role ?? person.Grants.FirstOrDefault(grant => grant.Branch == journey.BranchId)?.Role,
            Stage = where.Stage.Length > 0 ? where.Stage : journey.Stage,
            Data = data is null ? "{}" : JsonSerializer.Serialize(data, ChainHash.Json),
            DefinitionId = where.Definition.DefinitionId,
            DefinitionVersion = where.Definition.Version,
            Hash = "",
        };
        entry.Hash = HistoryChain.HashOf(entry, journey.HistoryHash);
        (journey.HistorySeq, journey.HistoryHash, journey.UpdatedAt) = (entry.Seq, entry.Hash, at);
        db.History().Add(entry);
        return entry;
    }
}

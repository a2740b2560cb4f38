using CaseFlow.Workflows.Pipeline;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Workflows.Journeys;

/// <summary>Journeys of the caller's branches, newest first.</summary>
public static class ListJourneys
{
    /// <param name="Q">Client's name, mobile or chart number.</param>
    public sealed record Query(
        string? Status = null, string? Stage = null, string? DefinitionId = null, ClientId? ClientId = null, string? Q = null,
        DateTimeOffset? From = null, DateTimeOffset? To = null, Paging? Paging = null) : IQuery<Page<JourneySummary>>;
}

/// <param name="Holder">Who has it now: the first open task's title and its role or person.</param>
public sealed record JourneySummary(
    JourneyId Id, string DefinitionId, string DefinitionName, int Version, string Status, string Stage, ClientHead Client,
    DateTimeOffset StartedAt, DateTimeOffset UpdatedAt, DateTimeOffset? EndedAt, OpenTask? Holder, int OpenTaskCount);

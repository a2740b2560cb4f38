using CaseFlow.Workflows.House.People;

namespace CaseFlow.Workflows.Definitions.Approval;

/// <summary>A request as whoever asks may see it.</summary>
/// <param name="State">waiting, scheduled, published, rejected, withdrawn, failed, superseded.</param>
/// <param name="IsOwn">The caller has asked for it, and may not approve it.</param>
public sealed record PublicationView(
    Guid Id,
    string DefinitionId,
    int Version,
    string State,
    string Comment,
    DateTimeOffset? From,
    DateTimeOffset AskedAt,
    string AskedBy,
    bool IsOwn,
    DateTimeOffset? DecidedAt,
    string? DecidedBy,
    string? Reason,
    DateTimeOffset? EndedAt
)
{
    public static PublicationView Of(PublicationRequest request, CurrentPerson person) =>
        new(
            request.Id,
            request.DefinitionId,
            request.Version,
            request.State.ToString().ToLowerInvariant(),
            request.Comment,
            request.From,
            request.AskedAt,
            request.AskedBy,
            request.AskedById is { } asker && asker == person.Id,
            request.DecidedAt,
            request.DecidedBy,
            request.Reason,
            request.EndedAt
        );
}

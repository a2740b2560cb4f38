using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Approval;

/// <summary>The stored requests. Each change of one moves its revision, so that of two decisions one is committed.</summary>
public sealed class PublicationRequests(CaseFlowDb db, DefinitionLog log, CurrentPerson person)
{
    public DateTimeOffset Now => log.Now;

    public Task<PublicationRequest?> FindAsync(Guid id, CancellationToken cancel) =>
        db.PublicationRequests().SingleOrDefaultAsync(row => row.Id == id, cancel);

    /// <summary>The request, if the person at hand is a second one who may decide it.</summary>
    public async Task<Result<PublicationRequest>> FindToDecideAsync(Guid id, CancellationToken cancel)
    {
        if (!person.May(DefinitionsRoom.Publish) || person.IsSystem)
            return Refusal.Forbidden("definition.may-not-publish");
        if (await FindAsync(id, cancel) is not { } request)
            return Refusal.NotFound("publication.not-found");
        if (IsOwn(request))
            return Refusal.Forbidden("publication.own");
        return request.State == PublicationState.Waiting
            ? request
            : Refusal.Conflict("publication.not-waiting", request.DecidedBy ?? request.AskedBy);
    }

    public Task<PublicationRequest?> FindOpenAsync(string definitionId, CancellationToken cancel) =>
        db.PublicationRequests().SingleOrDefaultAsync(row => row.DefinitionId == definitionId && row.EndedAt == null, cancel);

    public async Task<PublicationRequest> AddAsync(
        DefinitionVersion version,
        string comment,
        DateTimeOffset? from,
        CancellationToken cancel
    )
    {
        var before = await db.PublicationRequests().CountAsync(row => row.DefinitionId == version.DefinitionId, cancel);
        var request = new PublicationRequest
        {
            Id = Guid.CreateVersion7(Now),
            DefinitionId = version.DefinitionId,
            Number = before + 1,
            Version = version.Version,
            ContentHash = PublicationRequest.HashOf(version),
            Comment = comment,
            From = from,
            AskedAt = Now,
            AskedById = person.IsSystem ? null : person.Id,
            AskedBy = person.Name,
        };
        db.PublicationRequests().Add(request);
        return request;
    }

    public bool IsOwn(PublicationRequest request) => !person.IsSystem && request.AskedById == person.Id;

    /// <summary>The person at hand has approved, rejected or withdrawn it.</summary>
    public void Decide(PublicationRequest request, string? reason) =>
        (request.DecidedAt, request.DecidedBy, request.Reason) = (Now, person.Name, reason);

    public void Move(PublicationRequest request, PublicationState state)
    {
        request.State = state;
        request.EndedAt = state is PublicationState.Waiting or PublicationState.Scheduled ? null : Now;
        request.Revision++;
    }
}

public static class PublicationsAtHandQuery
{
    /// <summary>At most one of a definition: what is open, or what was refused last as long as that version is still the draft.</summary>
    public static IQueryable<PublicationRequest> PublicationsAtHand(this CaseFlowDb db) =>
        db.PublicationRequests()
            .AsNoTracking()
            .Where(row =>
                row.EndedAt == null
                || (
                    (row.State == PublicationState.Rejected || row.State == PublicationState.Failed)
                    && db.Definitions()
                        .Any(version =>
                            version.DefinitionId == row.DefinitionId
                            && version.Version == row.Version
                            && version.IsLatest
                            && version.PublishedAt == null
                        )
                    && !db.PublicationRequests().Any(later => later.DefinitionId == row.DefinitionId && later.Number > row.Number)
                )
            );
}

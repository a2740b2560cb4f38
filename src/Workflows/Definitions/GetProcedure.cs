using CaseFlow.Workflows.People;
using CaseFlow.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>A procedure with all its versions, newest first: who made and published them, and how many journeys run on each.</summary>
public static class GetProcedure
{
    public sealed record Query(string DefinitionId) : IQuery<Response>;

    public sealed record Response(string DefinitionId, string Name, string EnglishName, IReadOnlyList<Version> Versions);

    /// <param name="IsDraft">Nobody has published it yet.</param>
    /// <param name="Running">Journeys of the caller's branches that have not ended.</param>
    public sealed record Version(
        int Number, string VersionId, bool IsDraft, bool IsPublished, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? PublishedAt, string? PublishedBy, int Running, int Ended);

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(Permissions.DefinitionsRead)) return Refusal.Forbidden("definition.may-not-read");
            var versions = await db.Definitions.AsNoTracking().Where(row => row.DefinitionId == query.DefinitionId).OrderByDescending(row => row.Version)
                .Select(row => new { row.Version, row.VersionId, row.Name, row.EnglishName, row.IsPublished, row.CreatedAt, row.CreatedBy, row.PublishedAt, row.PublishedBy }).ToListAsync(cancel);
            if (versions.Count == 0) return Refusal.NotFound("definition.not-found");

            var journeys = await db.Journeys.Where(journey => journey.DefinitionId == query.DefinitionId).GroupBy(journey => new { journey.Version, HasEnded = journey.EndedAt != null })
                .Select(same => new { same.Key.Version, same.Key.HasEnded, Count = same.Count() }).ToListAsync(cancel);
            int CountOf(int version, bool ended) => journeys.Where(one => one.Version == version && one.HasEnded == ended).Sum(one => one.Count);
            return new Response(query.DefinitionId, versions[0].Name, versions[0].EnglishName, versions.ConvertAll(row => new Version(
                row.Version, row.VersionId, row.PublishedAt is null, row.IsPublished, row.CreatedAt, row.CreatedBy, row.PublishedAt, row.PublishedBy, CountOf(row.Version, ended: false), CountOf(row.Version, ended: true))));
        }
    }
}

using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Comparing;

/// <summary>Two versions of a definition side by side.</summary>
public static class CompareVersions
{
    /// <param name="From">Null: the published one; if that is the other, the one before it.</param>
    /// <param name="To">Null: the latest.</param>
    public sealed record Query(string DefinitionId, int? From = null, int? To = null) : IQuery<Response>;

    /// <param name="Versions">All there are, newest first.</param>
    public sealed record Response(
        VersionHead From,
        VersionHead To,
        JsonObject Before,
        JsonObject After,
        IReadOnlyList<Difference> Differences,
        IReadOnlyList<int> Versions
    );

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Read))
                return Refusal.Forbidden("definition.may-not-read");
            var versions = await db.Definitions()
                .AsNoTracking()
                .Where(row => row.DefinitionId == query.DefinitionId)
                .OrderByDescending(row => row.Version)
                .ToListAsync(cancel);
            if (versions.Count == 0)
                return Refusal.NotFound("definition.not-found");

            var to = versions.Find(row => query.To is { } wanted ? row.Version == wanted : row.IsLatest);
            var from = query.From is { } number ? versions.Find(row => row.Version == number) : UsualFrom(versions, to);
            if (to is null || from is null)
                return Refusal.NotFound("definition.not-found");
            var (before, after) = (DefinitionJson.Parse(from.Json), DefinitionJson.Parse(to.Json));
            return new Response(
                VersionHead.Of(from),
                VersionHead.Of(to),
                before,
                after,
                DefinitionDiff.Of(before, after),
                versions.ConvertAll(row => row.Version)
            );
        }

        private static DefinitionVersion? UsualFrom(List<DefinitionVersion> versions, DefinitionVersion? to) =>
            versions.Find(row => row.IsPublished && row != to) ?? versions.Find(row => row.Version < to?.Version) ?? to;
    }
}

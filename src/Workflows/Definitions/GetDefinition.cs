using System.Text.Json;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>One version with its content, and everything that was done to the definition.</summary>
public static class GetDefinition
{
    /// <param name="Version">A number, or Latest, Published, LatestOrPublished (the latest if it is published too, else the published, else
    /// the latest), Draft.</param>
    public sealed record Query(string DefinitionId, string Version = "Latest") : IQuery<Response>;

    public sealed record Response(VersionHead Head, JsonElement Definition, IReadOnlyList<Change> Changes);

    public sealed record Change(
        int Version,
        string Kind,
        DateTimeOffset At,
        string By,
        string? Comment,
        int? OfVersion,
        DateTimeOffset? From
    );

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Read))
                return Refusal.Forbidden("definition.may-not-read");
            var versions = db.Definitions().AsNoTracking().Where(row => row.DefinitionId == query.DefinitionId);
            var chosen = query.Version switch
            {
                "Latest" => versions.Where(row => row.IsLatest),
                "Published" => versions.Where(row => row.IsPublished),
                "LatestOrPublished" => versions.Where(row => row.IsLatest || row.IsPublished).OrderByDescending(row => row.IsPublished),
                "Draft" => versions.Where(row => row.IsLatest && row.PublishedAt == null),
                var number when int.TryParse(number, out var exact) => versions.IgnoreQueryFilters().Where(row => row.Version == exact),
                _ => versions.Where(row => false),
            };
            if (await chosen.FirstOrDefaultAsync(cancel) is not { } row)
                return Refusal.NotFound("definition.not-found");
            var changes = await db.DefinitionChanges()
                .Where(change => change.DefinitionId == row.DefinitionId && change.Kind != DefinitionChangeKind.FirstStarted)
                .OrderBy(change => change.Number)
                .ToListAsync(cancel);
            return new Response(
                VersionHead.Of(row),
                JsonSerializer.Deserialize<JsonElement>(row.Json),
                [
                    .. changes.Select(change => new Change(
                        change.Version,
                        change.Kind.ToString(),
                        change.At,
                        change.By,
                        change.Comment,
                        change.OfVersion,
                        change.From
                    )),
                ]
            );
        }
    }
}

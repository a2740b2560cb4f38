using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// A procedure with all its versions, newest first: who made and published them and why, how many journeys run on each, what was done to
/// it, and whether somebody wants it published.
/// </summary>
public static class GetProcedure
{
    public sealed record Query(string DefinitionId) : IQuery<Response>;

    /// <param name="Publication">The newest request, while it is open, or as long as what was refused is still a draft.</param>
    /// <param name="IsEdited">The version was changed since the request: it cannot be approved any more.</param>
    /// <param name="Changes">Newest first.</param>
    public sealed record Response(
        string DefinitionId,
        string Name,
        string EnglishName,
        IReadOnlyList<Version> Versions,
        PublicationView? Publication,
        bool IsEdited,
        IReadOnlyList<Change> Changes
    )
    {
        public Version Latest => Versions[0];

        public Version? Published => Versions.FirstOrDefault(version => version.IsPublished);
    }

    /// <param name="IsDraft">Nobody has published it yet.</param>
    /// <param name="Comment">Of its publication.</param>
    /// <param name="Running">Journeys of the caller's branches that have not ended.</param>
    public sealed record Version(
        int Number,
        string VersionId,
        bool IsDraft,
        bool IsPublished,
        DateTimeOffset CreatedAt,
        string CreatedBy,
        DateTimeOffset? PublishedAt,
        string? PublishedBy,
        string? Comment,
        int Running,
        int Ended
    );

    /// <param name="BySystem">The host did it by itself.</param>
    public sealed record Change(
        int Version,
        DefinitionChangeKind Kind,
        DateTimeOffset At,
        string By,
        bool BySystem,
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
            var rows = await RowsAsync(query.DefinitionId, cancel);
            if (rows.Count == 0)
                return Refusal.NotFound("definition.not-found");

            var changes = await db.DefinitionChanges()
                .AsNoTracking()
                .Where(change => change.DefinitionId == query.DefinitionId && change.Kind != DefinitionChangeKind.FirstStarted)
                .OrderByDescending(change => change.Number)
                .ToListAsync(cancel);
            var journeys = await JourneysAsync(query.DefinitionId, cancel);
            var request = await db.PublicationsAtHand().SingleOrDefaultAsync(row => row.DefinitionId == query.DefinitionId, cancel);
            return new Response(
                query.DefinitionId,
                rows[0].Name,
                rows[0].EnglishName,
                rows.ConvertAll(row => Show(row, changes, journeys)),
                request is null ? null : PublicationView.Of(request, person),
                request is { EndedAt: null } && await IsEditedAsync(request, cancel),
                changes.ConvertAll(Show)
            );
        }

        private Task<List<Row>> RowsAsync(string definitionId, CancellationToken cancel) =>
            db.Definitions()
                .AsNoTracking()
                .Where(row => row.DefinitionId == definitionId)
                .OrderByDescending(row => row.Version)
                .Select(row => new Row(
                    row.Version,
                    row.VersionId,
                    row.Name,
                    row.EnglishName,
                    row.IsPublished,
                    row.CreatedAt,
                    row.CreatedBy,
                    row.PublishedAt,
                    row.PublishedBy
                ))
                .ToListAsync(cancel);

        private async Task<bool> IsEditedAsync(PublicationRequest request, CancellationToken cancel)
        {
            var asked = await db.Definitions()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.DefinitionId == request.DefinitionId && row.Version == request.Version, cancel);
            return asked is null || !request.IsAbout(asked);
        }

        /// <summary>How many journeys run on a version, or have ended on it.</summary>
        private async Task<ILookup<(int Version, bool HasEnded), int>> JourneysAsync(string definitionId, CancellationToken cancel)
        {
            var counts = await db.Journeys()
                .Where(journey => journey.DefinitionId == definitionId)
                .GroupBy(journey => new { journey.Version, HasEnded = journey.EndedAt != null })
                .Select(same => new
                {
                    same.Key.Version,
                    same.Key.HasEnded,
                    Count = same.Count(),
                })
                .ToListAsync(cancel);
            return counts.ToLookup(count => (count.Version, count.HasEnded), count => count.Count);
        }

        private static Version Show(Row row, List<DefinitionChange> changes, ILookup<(int Version, bool HasEnded), int> journeys) =>
            new(
                row.Version,
                row.VersionId,
                row.PublishedAt is null,
                row.IsPublished,
                row.CreatedAt,
                row.CreatedBy,
                row.PublishedAt,
                row.PublishedBy,
                changes.Find(change => change.Version == row.Version && change.Kind == DefinitionChangeKind.Published)?.Comment,
                journeys[(row.Version, false)].Sum(),
                journeys[(row.Version, true)].Sum()
            );

        private static Change Show(DefinitionChange change) =>
            new(change.Version, change.Kind, change.At, change.By, change.ById is null, change.Comment, change.OfVersion, change.From);

        /// <summary>A version without its text.</summary>
        private sealed record Row(
            int Version,
            string VersionId,
            string Name,
            string EnglishName,
            bool IsPublished,
            DateTimeOffset CreatedAt,
            string CreatedBy,
            DateTimeOffset? PublishedAt,
            string? PublishedBy
        );
    }
}

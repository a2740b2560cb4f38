using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

public static class ListDefinitions
{
    public sealed record Query : IQuery<IReadOnlyList<Item>>;

    /// <param name="Version">The newest.</param>
    /// <param name="HasDraft">The newest was never published.</param>
    /// <param name="HasNewerFile">A file differs from the draft, and was not taken over because somebody edits that.</param>
    public sealed record Item(
        string DefinitionId,
        string Name,
        string EnglishName,
        int Version,
        int? PublishedVersion,
        int RunningJourneys,
        DateTimeOffset? PublishedAt,
        string? PublishedBy,
        bool HasDraft,
        bool HasNewerFile
    );

    public sealed class Handler(CaseFlowDb db) : IQueryHandler<Query, IReadOnlyList<Item>>
    {
        public async Task<Result<IReadOnlyList<Item>>> Handle(Query query, CancellationToken cancel)
        {
            var versions = await db.Definitions()
                .Where(row => row.IsLatest || row.IsPublished)
                .Select(row => new Row(
                    row.DefinitionId,
                    row.Name,
                    row.EnglishName,
                    row.Version,
                    row.IsPublished,
                    row.IsLatest,
                    row.PublishedAt,
                    row.PublishedBy
                ))
                .ToListAsync(cancel);
            var running = await db.Journeys()
                .Where(journey => journey.EndedAt == null)
                .GroupBy(journey => journey.DefinitionId)
                .Select(same => new { same.Key, Count = same.Count() })
                .ToDictionaryAsync(same => same.Key, same => same.Count, cancel);
            var heldBack = await db.DefinitionChanges()
                .Where(change => change.Kind == DefinitionChangeKind.HeldBack)
                .Select(change => new { change.DefinitionId, change.Version })
                .Distinct()
                .ToListAsync(cancel);
            var items =
                from row in versions
                group row by row.DefinitionId into same
                let latest = same.Single(row => row.IsLatest)
                orderby latest.Name
                select Show(
                    latest,
                    same.SingleOrDefault(row => row.IsPublished),
                    running.GetValueOrDefault(same.Key),
                    heldBack.Exists(file => file.DefinitionId == same.Key && file.Version == latest.Version)
                );
            return items.ToList();
        }

        private static Item Show(Row latest, Row? published, int running, bool isHeldBack) =>
            new(
                latest.DefinitionId,
                latest.Name,
                latest.EnglishName,
                latest.Version,
                published?.Version,
                running,
                published?.PublishedAt,
                published?.PublishedBy,
                latest.PublishedAt is null,
                latest.PublishedAt is null && isHeldBack
            );

        /// <summary>A version without its text.</summary>
        private sealed record Row(
            string DefinitionId,
            string Name,
            string EnglishName,
            int Version,
            bool IsPublished,
            bool IsLatest,
            DateTimeOffset? PublishedAt,
            string? PublishedBy
        );
    }
}

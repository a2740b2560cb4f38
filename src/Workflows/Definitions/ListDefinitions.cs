using CaseFlow.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

public static class ListDefinitions
{
    public sealed record Query : IQuery<IReadOnlyList<Item>>;

    /// <param name="Version">The newest, which may be a draft.</param>
    public sealed record Item(string DefinitionId, string Name, string EnglishName, int Version, int? PublishedVersion, int RunningJourneys, DateTimeOffset? PublishedAt, string? PublishedBy);

    public sealed class Handler(CaseFlowDb db) : IQueryHandler<Query, IReadOnlyList<Item>>
    {
        public async Task<Result<IReadOnlyList<Item>>> Handle(Query query, CancellationToken cancel)
        {
            var versions = await db.Definitions.Where(row => row.IsLatest || row.IsPublished)
                .Select(row => new { row.DefinitionId, row.Name, row.EnglishName, row.Version, row.IsPublished, row.IsLatest, row.PublishedAt, row.PublishedBy }).ToListAsync(cancel);
            var running = await db.Journeys.Where(journey => journey.EndedAt == null).GroupBy(journey => journey.DefinitionId)
                .Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancel);
            var items =
                from row in versions
                group row by row.DefinitionId into same
                let latest = same.Single(row => row.IsLatest)
                let published = same.SingleOrDefault(row => row.IsPublished)
                orderby latest.Name
                select new Item(
                    same.Key, latest.Name, latest.EnglishName, latest.Version, published?.Version, running.GetValueOrDefault(same.Key), published?.PublishedAt, published?.PublishedBy);
            return items.ToList();
        }
    }
}

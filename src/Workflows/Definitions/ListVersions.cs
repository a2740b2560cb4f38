using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Versions of definitions without their content.</summary>
public static class ListVersions
{
    private static readonly string[] Sorts = ["name", "-name", "created", "-created", "version", "-version"];

    /// <param name="Which">Latest, Published, Draft, LatestOrPublished, LatestAndPublished, a number, or null for all.</param>
    /// <param name="DefinitionIds">Null: of every definition.</param>
    /// <param name="VersionIds">Null: whatever their ids.</param>
    /// <param name="Sort">name (default), created, version; with "-" the other way round.</param>
    public sealed record Query(
        string? Which = null,
        IReadOnlyList<string>? DefinitionIds = null,
        IReadOnlyList<string>? VersionIds = null,
        string? Q = null,
        string? Sort = null,
        Paging? Paging = null
    ) : IQuery<Page<Item>>;

    public sealed record Item(
        string VersionId,
        string DefinitionId,
        int Version,
        string Name,
        string EnglishName,
        bool IsLatest,
        bool IsPublished,
        DateTimeOffset CreatedAt,
        string CreatedBy,
        DateTimeOffset? PublishedAt,
        string? PublishedBy
    )
    {
        public string Description { get; init; } = "";
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() =>
            RuleFor(query => query.Sort).Must(sort => sort is null || Sorts.Contains(sort)).WithErrorCode("list.unknown-choice");
    }

    public sealed class Handler(CaseFlowDb db, DefinitionSketches sketches) : IQueryHandler<Query, Page<Item>>
    {
        public async Task<Result<Page<Item>>> Handle(Query query, CancellationToken cancel)
        {
            var found = OfKind(db.Definitions().AsNoTracking(), query.Which);
            if (query.DefinitionIds is { } definitions)
                found = found.Where(row => definitions.Contains(row.DefinitionId));
            if (query.VersionIds is { } versions)
                found = found.IgnoreQueryFilters().Where(row => versions.Contains(row.VersionId));
            found = found.Search(query.Q, row => row.Name, row => row.EnglishName, row => row.DefinitionId);
            var page = await InOrder(found, query.Sort)
                .Select(row => new Item(
                    row.VersionId,
                    row.DefinitionId,
                    row.Version,
                    row.Name,
                    row.EnglishName,
                    row.IsLatest,
                    row.IsPublished,
                    row.CreatedAt,
                    row.CreatedBy,
                    row.PublishedAt,
                    row.PublishedBy
                ))
                .ToPageAsync(query.Paging, cancel);
            var described = (await sketches.AllAsync(cancel)).ToDictionary(
                sketch => (sketch.Version.DefinitionId, sketch.Version.Version),
                sketch => sketch.Description
            );
            return page with
            {
                Items =
                [
                    .. page.Items.Select(item =>
                        item with
                        {
                            Description = described.GetValueOrDefault((item.DefinitionId, item.Version), ""),
                        }
                    ),
                ],
            };
        }

        private static IQueryable<DefinitionVersion> OfKind(IQueryable<DefinitionVersion> versions, string? which) =>
            which switch
            {
                null or "" or "AllVersions" => versions,
                "Latest" => versions.Where(row => row.IsLatest),
                "Published" => versions.Where(row => row.IsPublished),
                "Draft" => versions.Where(row => row.IsLatest && row.PublishedAt == null),
                "LatestOrPublished" => versions.Where(row => row.IsLatest || row.IsPublished),
                "LatestAndPublished" => versions.Where(row => row.IsLatest && row.IsPublished),
                _ when int.TryParse(which, out var number) => versions.Where(row => row.Version == number),
                _ => versions.Where(row => false),
            };

        private static IQueryable<DefinitionVersion> InOrder(IQueryable<DefinitionVersion> versions, string? sort) =>
            sort switch
            {
                "created" => versions.OrderBy(row => row.CreatedAt).ThenBy(row => row.DefinitionId),
                "-created" => versions.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.DefinitionId),
                "version" => versions.OrderBy(row => row.Version).ThenBy(row => row.DefinitionId),
                "-version" => versions.OrderByDescending(row => row.Version).ThenBy(row => row.DefinitionId),
                "-name" => versions.OrderByDescending(row => row.Name).ThenByDescending(row => row.Version),
                _ => versions.OrderBy(row => row.Name).ThenByDescending(row => row.Version),
            };
    }
}

using System.Linq.Expressions;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Viewing;

/// <summary>Journeys of the caller's branches for people who look at procedures: no client's name, neither shown nor looked for.</summary>
public static class ListInstances
{
    private static readonly string[] Sorts = ["created", "-created", "updated", "-updated", "ended", "-ended", "name", "-name"];

    /// <param name="Q">A part of the definition's name or id, or a journey's whole id.</param>
    /// <param name="Statuses">Null: all.</param>
    /// <param name="Times">All must hold.</param>
    /// <param name="Sort">-created (default), updated, ended, name; with "-" the other way round.</param>
    public sealed record Query(
        string? Q = null,
        IReadOnlyList<string>? DefinitionIds = null,
        int? Version = null,
        IReadOnlyList<JourneyStatus>? Statuses = null,
        bool? HasIncidents = null,
        JourneyId? Journey = null,
        IReadOnlyList<TimeFilter>? Times = null,
        string? Sort = null,
        Paging? Paging = null
    ) : IQuery<Page<InstanceHead>>;

    /// <param name="Moment">created, updated or ended.</param>
    /// <param name="Is">Is, IsNot, LessThan, GreaterThan, LessThanOrEqual, GreaterThanOrEqual.</param>
    public sealed record TimeFilter(string Moment, string Is, DateTimeOffset Time);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() =>
            RuleFor(query => query.Sort).Must(sort => sort is null || Sorts.Contains(sort)).WithErrorCode("list.unknown-choice");
    }

    public sealed class Handler(CaseFlowDb db, JourneyFamily families) : IQueryHandler<Query, Page<InstanceHead>>
    {
        public async Task<Result<Page<InstanceHead>>> Handle(Query query, CancellationToken cancel)
        {
            var page = await InOrder(Narrow(db.Journeys().AsNoTracking(), query), query.Sort).ToPageAsync(query.Paging, cancel);
            var ids = page.Items.Select(journey => journey.DefinitionId).Distinct().ToList();
            var versions = await db.Definitions()
                .AsNoTracking()
                .Where(row => ids.Contains(row.DefinitionId))
                .Select(row => new
                {
                    row.DefinitionId,
                    row.Version,
                    row.VersionId,
                    row.EnglishName,
                })
                .ToListAsync(cancel);
            var incidents = new Dictionary<JourneyId, int>();
            foreach (var journey in page.Items.Where(journey => journey.Status == JourneyStatus.Faulted))
                incidents[journey.Id] = (await families.OfAsync(journey, cancel)).Sum(member => member.Instance.Incidents.Count);

            return page.Select(journey =>
            {
                var version = versions.Find(row => row.DefinitionId == journey.DefinitionId && row.Version == journey.Version);
                return new InstanceHead(
                    journey.Id,
                    journey.Id.Value,
                    null,
                    journey.DefinitionId,
                    journey.Version,
                    version?.VersionId ?? "",
                    journey.DefinitionName,
                    version?.EnglishName ?? "",
                    StatusOf(journey.Status),
                    incidents.GetValueOrDefault(journey.Id),
                    journey.StartedAt,
                    journey.UpdatedAt,
                    journey.EndedAt
                );
            });
        }

        private static IQueryable<Journey> Narrow(IQueryable<Journey> journeys, Query query)
        {
            if (query.DefinitionIds is { } definitions)
                journeys = journeys.Where(row => definitions.Contains(row.DefinitionId));
            if (query.Version is { } version)
                journeys = journeys.Where(row => row.Version == version);
            if (query.Statuses is { } statuses)
                journeys = journeys.Where(row => statuses.Contains(row.Status));
            if (query.HasIncidents is { } troubled)
                journeys = journeys.Where(row => row.Status == JourneyStatus.Faulted == troubled);
            if (query.Journey is { } journey)
                journeys = journeys.Where(row => row.Id == journey);
            foreach (var time in query.Times ?? [])
                journeys = journeys.Where(ConditionOf(time));
            return Guid.TryParse(query.Q, out var id)
                ? journeys.Where(row => row.Id == new JourneyId(id))
                : journeys.Search(query.Q, row => row.DefinitionName, row => row.DefinitionId);
        }

        private static Expression<Func<Journey, bool>> ConditionOf(TimeFilter filter)
        {
            var row = Expression.Parameter(typeof(Journey));
            var moment = filter.Moment switch
            {
                "created" => nameof(Journey.StartedAt),
                "updated" => nameof(Journey.UpdatedAt),
                _ => nameof(Journey.EndedAt),
            };
            var (left, right) = (
                Expression.Convert(Expression.Property(row, moment), typeof(DateTimeOffset?)),
                Expression.Constant(filter.Time.ToUniversalTime(), typeof(DateTimeOffset?))
            );
            var body = filter.Is switch
            {
                "IsNot" => Expression.NotEqual(left, right),
                "LessThan" => Expression.LessThan(left, right),
                "GreaterThan" => Expression.GreaterThan(left, right),
                "LessThanOrEqual" => Expression.LessThanOrEqual(left, right),
                "GreaterThanOrEqual" => Expression.GreaterThanOrEqual(left, right),
                _ => Expression.Equal(left, right),
            };
            return Expression.Lambda<Func<Journey, bool>>(body, row);
        }

        private static IQueryable<Journey> InOrder(IQueryable<Journey> journeys, string? sort) =>
            (
                sort switch
                {
                    "created" => journeys.OrderBy(row => row.StartedAt),
                    "updated" => journeys.OrderBy(row => row.UpdatedAt),
                    "-updated" => journeys.OrderByDescending(row => row.UpdatedAt),
                    "ended" => journeys.OrderBy(row => row.EndedAt),
                    "-ended" => journeys.OrderByDescending(row => row.EndedAt),
                    "name" => journeys.OrderBy(row => row.DefinitionName),
                    "-name" => journeys.OrderByDescending(row => row.DefinitionName),
                    _ => journeys.OrderByDescending(row => row.StartedAt),
                }
            ).ThenBy(row => row.Id);

        private static InstanceStatus StatusOf(JourneyStatus status) =>
            status switch
            {
                JourneyStatus.Finished => InstanceStatus.Finished,
                JourneyStatus.Cancelled => InstanceStatus.Cancelled,
                JourneyStatus.Faulted => InstanceStatus.Faulted,
                _ => InstanceStatus.Waiting,
            };
    }
}

using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Operations;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>What a migration would do to each journey, without doing it: it is tried on a copy, by the same code.</summary>
public static class PreviewMigration
{
    /// <param name="Journeys">Null: all living ones of the version that the caller may mend.</param>
    public sealed record Query(
        string DefinitionId,
        int From,
        int To,
        IReadOnlyDictionary<string, string>? Mapping = null,
        IReadOnlyList<JourneyId>? Journeys = null,
        Paging? Paging = null
    ) : IQuery<Response>;

    /// <param name="Places">Activities that need another one of the new version, over all journeys of this page.</param>
    /// <param name="Page">Which page of the journeys this is; pages count from 1.</param>
    public sealed record Response(
        string DefinitionId,
        string DefinitionName,
        int From,
        int To,
        IReadOnlyList<MigrationVerdict> Items,
        IReadOnlyList<PlaceToMap> Places,
        int Page,
        int PageSize,
        int Total
    );

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.To).NotEqual(query => query.From).WithErrorCode("migrate.same-version");
    }

    public sealed class Handler(CaseFlowDb db, EachJourney each, PublishedVersions versions, ClientHeads heads, MigrationCheck check)
        : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (await versions.FindAsync(query.DefinitionId, query.From, cancel) is not { } from)
                return Refusal.NotFound("migrate.no-version");
            if (await versions.FindAsync(query.DefinitionId, query.To, cancel) is not { } to)
                return Refusal.Invalid("to", "migrate.not-published");
            var ids = await each.OfAsync(new JourneysOfVersion(query.DefinitionId, query.From, query.Journeys), cancel);
            var page = query.Paging ?? new Paging(1, 100);
            var shown = ids.Skip((page.Page - 1) * page.PageSize).Take(page.PageSize).ToList();
            var rows = await db.Journeys()
                .AsNoTracking()
                .Include(row => row.Client)
                .Where(row => shown.Contains(row.Id))
                .ToListAsync(cancel);
            var journeys = rows.OrderBy(row => shown.IndexOf(row.Id)).ToList();
            var clients = await heads.OfEachAsync(journeys.Select(row => row.Client), cancel);

            var items = new List<MigrationVerdict>();
            foreach (var (journey, client) in journeys.Zip(clients))
            {
                var problems = await check.OfAsync(journey, from, to, query.Mapping, cancel);
                items.Add(new MigrationVerdict(journey.Id, client, journey.Status.ToText(), journey.Stage, VerdictOf(problems), problems));
            }
            return new Response(
                query.DefinitionId,
                to.Definition.Name,
                query.From,
                query.To,
                items,
                PlacesOf(items, to),
                page.Page,
                page.PageSize,
                ids.Count
            );
        }

        private static string VerdictOf(IReadOnlyList<MigrationProblem> problems) =>
            problems.Count == 0 ? MigrationVerdict.Safe
            : problems.All(problem => problem.Candidates.Count > 0) ? MigrationVerdict.NeedsMapping
            : MigrationVerdict.Impossible;

        private static List<PlaceToMap> PlacesOf(List<MigrationVerdict> items, WorkflowGraph to) =>
            [
                .. from problem in items.SelectMany(item => item.Reasons)
                where problem is { ActivityId: not null, Candidates.Count: > 0 }
                group problem by problem.ActivityId into same
                select new PlaceToMap(
                    same.Key!,
                    same.First().Name,
                    same.Count(),
                    [.. same.SelectMany(problem => problem.Candidates).Distinct().Select(id => ActivityRef.Of(to.Find(id)!))]
                ),
            ];
    }
}

/// <summary>Whether a journey could go on by another version now.</summary>
public sealed class MigrationCheck(IInstanceStore store, TimeProvider clock)
{
    public async Task<IReadOnlyList<MigrationProblem>> OfAsync(
        Journey journey,
        WorkflowGraph from,
        WorkflowGraph to,
        IReadOnlyDictionary<string, string>? mapping,
        CancellationToken cancel
    )
    {
        var instance = (await store.FindAsync(new InstanceId(journey.Id.Value), cancel))!;
        return instance.HasEnded
            ? [new MigrationProblem("migrate.only-children", null, journey.DefinitionName, "", [])]
            : Migration.Preview(instance, from, to, mapping, clock.GetUtcNow());
    }
}

/// <param name="Verdict">safe, needs-mapping (a mapping of the places may solve it) or impossible.</param>
public sealed record MigrationVerdict(
    JourneyId JourneyId,
    ClientHead? Client,
    string Status,
    string Stage,
    string Verdict,
    IReadOnlyList<MigrationProblem> Reasons
)
{
    public const string Safe = "safe";
    public const string NeedsMapping = "needs-mapping";
    public const string Impossible = "impossible";
}

/// <summary>An activity of the old version at which journeys wait, and those of the new one that could stand for it.</summary>
public sealed record PlaceToMap(string ActivityId, string Name, int Journeys, IReadOnlyList<ActivityRef> Candidates);

public sealed record ActivityRef(string Id, string Name, string EnglishName)
{
    public static ActivityRef Of(Engine.Execution.Activity activity) => new(activity.Id, activity.Name, activity.EnglishTitle);
}

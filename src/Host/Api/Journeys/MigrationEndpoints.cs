using CaseFlow.Engine.Operations;
using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Host.Texts;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using MediatR;

namespace CaseFlow.Host.Api.Journeys;

/// <summary>Migrating many journeys of a definition.</summary>
public static class MigrationEndpoints
{
    public static void MapMigrations(this IEndpointRouteBuilder api)
    {
        var migrations = api.MapGroup("/definitions/{id}/migrations").WithTags("Operations");
        migrations.MapGet("/preview", Preview).Require(JourneysRoom.Operate);
        migrations.MapPost("/preview", PreviewMapped).Require(JourneysRoom.Operate);
        migrations.MapPost("", Migrate).Require(JourneysRoom.Operate);
        migrations.MapPost("/undo", Undo).Require(JourneysRoom.Operate);
    }

    /// <summary>
    /// What a migration would do to each running journey of a version: safe, needs-mapping or impossible, with the reasons.
    /// </summary>
    internal static async Task<Answer<Previewed>> Preview(
        string id,
        [AsParameters] Versions versions,
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel
    ) => Show(await mediator.Send(new PreviewMigration.Query(id, versions.From, versions.To, Paging: page), cancel));

    /// <summary>As GET, with a mapping or for chosen journeys. Changes nothing.</summary>
    internal static async Task<Answer<Previewed>> PreviewMapped(
        string id,
        PreviewBody body,
        IMediator mediator,
        CancellationToken cancel
    ) =>
        Show(
            await mediator.Send(
                new PreviewMigration.Query(id, body.From, body.To, body.Mapping, Ids(body.Journeys), new Paging(body.Page, body.PageSize)),
                cancel
            )
        );

    /// <summary>Migrates running journeys of a version, all or chosen ones; each is done or refused by itself.</summary>
    /// <remarks>At most <c>limit</c> in one request; when <c>next</c> is not null, send it as <c>after</c> for the rest.</remarks>
    internal static async Task<Answer<Migrated>> Migrate(string id, MigrateBody body, IMediator mediator, CancellationToken cancel) =>
        Show(
            await mediator.Send(
                new MigrateJourneys.Command(
                    id,
                    body.From,
                    body.To,
                    body.Reason,
                    body.Mapping,
                    Ids(body.Journeys),
                    After(body.After),
                    body.Limit
                ),
                cancel
            )
        );

    /// <summary>Takes migrations back where no step followed: chosen ones, or all that were migrated to the version.</summary>
    internal static async Task<Answer<Migrated>> Undo(string id, UndoBody body, IMediator mediator, CancellationToken cancel) =>
        Show(
            await mediator.Send(
                new UndoMigrations.Command(id, body.Version, body.Reason, Ids(body.Journeys), After(body.After), body.Limit),
                cancel
            )
        );

    internal static string TextOf(MigrationProblem problem) => Text.Of(problem.Code, problem.Name, problem.Detail);

    private static Result<Previewed> Show(Result<PreviewMigration.Response> result) =>
        result.IsSuccess
            ? new Previewed(
                result.Value.DefinitionId,
                result.Value.From,
                result.Value.To,
                [
                    .. result.Value.Items.Select(item => new Item(
                        item.JourneyId,
                        item.Client,
                        item.Status,
                        item.Stage,
                        item.Verdict,
                        [.. item.Reasons.Select(Reason.Of)]
                    )),
                ],
                result.Value.Places,
                result.Value.Page,
                result.Value.PageSize,
                result.Value.Total
            )
            : result.Refusal;

    private static Result<Migrated> Show(Result<EachResponse> result) =>
        result.IsSuccess
            ? new Migrated(
                [
                    .. result.Value.Items.Select(item => new Outcome(
                        item.JourneyId,
                        item.Done,
                        [.. item.Reasons.Select(reason => Text.Of(reason.Code, [.. reason.Arguments]))]
                    )),
                ],
                result.Value.Next,
                result.Value.Remaining
            )
            : result.Refusal;

    private static List<JourneyId>? Ids(IReadOnlyList<Guid>? journeys) => journeys?.Select(id => new JourneyId(id)).ToList();

    private static JourneyId? After(Guid? id) => id is { } known ? new JourneyId(known) : null;

    /// <param name="From">The version that the journeys are on.</param>
    /// <param name="To">A published version.</param>
    internal sealed record Versions(int From, int To);

    /// <param name="Mapping">Activity ids of the old version to those of the new one, where they differ.</param>
    /// <param name="Journeys">Without it all running journeys of the version.</param>
    internal sealed record PreviewBody(
        int From,
        int To,
        Dictionary<string, string>? Mapping = null,
        IReadOnlyList<Guid>? Journeys = null,
        int Page = 1,
        int PageSize = 100
    );

    /// <param name="Reason">1 to 500 characters; stays in each history.</param>
    /// <param name="Journeys">Without it all running journeys of the version.</param>
    internal sealed record MigrateBody(
        int From,
        int To,
        string Reason,
        Dictionary<string, string>? Mapping = null,
        IReadOnlyList<Guid>? Journeys = null,
        Guid? After = null,
        int Limit = 200
    );

    /// <param name="Version">The version that they are on now.</param>
    internal sealed record UndoBody(int Version, string Reason, IReadOnlyList<Guid>? Journeys = null, Guid? After = null, int Limit = 200);

    /// <param name="Places">Activities that need another one of the new version, with those that could stand for them.</param>
    internal sealed record Previewed(
        string DefinitionId,
        int From,
        int To,
        IReadOnlyList<Item> Items,
        IReadOnlyList<PlaceToMap> Places,
        int Page,
        int PageSize,
        int Total
    );

    /// <param name="Verdict">safe, needs-mapping or impossible.</param>
    internal sealed record Item(
        JourneyId JourneyId,
        ClientHead? Client,
        string Status,
        string Stage,
        string Verdict,
        IReadOnlyList<Reason> Reasons
    );

    /// <param name="Text">For people, in the caller's language.</param>
    internal sealed record Reason(string Code, string? ActivityId, string Name, string Text, IReadOnlyList<string> Candidates)
    {
        public static Reason Of(MigrationProblem problem) =>
            new(problem.Code, problem.ActivityId, problem.Name, TextOf(problem), problem.Candidates);
    }

    /// <param name="Next">Send it as <c>after</c> for the rest; null at the end.</param>
    internal sealed record Migrated(IReadOnlyList<Outcome> Items, JourneyId? Next, int Remaining);

    /// <param name="Reasons">Why not, in the caller's language.</param>
    internal sealed record Outcome(JourneyId JourneyId, bool Done, IReadOnlyList<string> Reasons);
}

using CaseFlow.Host.Pages.Mending;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Shared;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Host.Pages.Migrations;

internal static class MigrationRoutes
{
    public static void MapMigrationPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/migrations", ListAsync).Require(JourneysRoom.Operate);
        pages.MapGet("/migrations/{id}", PreviewAsync).Require(JourneysRoom.Operate);
    }

    /// <summary>Without the mapping it says which places need one, with it what comes of it.</summary>
    public static async Task<IResult> ShownAsync(
        PreviewMigration.Query query,
        MendView view,
        Func<PreviewMigration.Response, MendView, IResult> show,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var plain = await mediator.Send(query, cancel);
        if (!plain.IsSuccess)
            return PageResults.Refused(plain.Refusal);
        if (view.Mapping.Count == 0)
            return show(plain.Value, view);
        var mapped = await mediator.Send(query with { Mapping = view.Mapping }, cancel);
        return mapped.IsSuccess ? show(mapped.Value, view with { Mapped = plain.Value.Places }) : PageResults.Refused(mapped.Refusal);
    }

    private static async Task<IResult> ListAsync(IMediator mediator, CancellationToken cancel)
    {
        var versions = await mediator.Send(new ListRunningVersions.Query(), cancel);
        return versions.Page<MigrationsPage, IReadOnlyList<ListRunningVersions.Item>>(found => new { Versions = found });
    }

    private static async Task<IResult> PreviewAsync(
        string id,
        int from,
        int to,
        int? page,
        HttpRequest request,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var view = new MendView(null, null, null, to, null).With(request.Query);
        var query = new PreviewMigration.Query(id, from, to, Paging: new Paging(Math.Clamp(page ?? 1, 1, PagingValidator.LastPage), 100));
        return await ShownAsync(
            query,
            view,
            (preview, shown) => new RazorComponentResult<MigrationPage>(new { Preview = preview, View = shown }),
            mediator,
            cancel
        );
    }
}

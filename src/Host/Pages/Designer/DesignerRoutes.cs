using CaseFlow.Host.Security;
using CaseFlow.Host.StudioApi.Instances;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Checks;
using CaseFlow.Workflows.Definitions.Comparing;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Viewing;
using CaseFlow.Workflows.Shared;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Host.Pages.Designer;

/// <summary>The designer's pages: each holds one element of Elsa Studio, under Studio's own folder, as it demands.</summary>
internal static class DesignerRoutes
{
    public static void MapDesignerPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/procedures/{id}/diff", CompareAsync).Require(DefinitionsRoom.Read);
        pages.MapGet("/procedures/{id}/check", CheckAsync).Require(DefinitionsRoom.Read);
        var studio = pages
            .MapGroup("/studio")
            .AddEndpointFilter(
                (context, next) =>
                {
                    context.HttpContext.Response.Headers.ContentSecurityPolicy = SecurityHeaders.StudioPolicy;
                    return next(context);
                }
            );
        studio.MapGet("/definitions", () => new RazorComponentResult<ListPage>()).Require(DefinitionsRoom.Read);
        studio.MapGet("/definitions/{id}", EditAsync).Require(DefinitionsRoom.Read);
        studio.MapGet("/journeys/{id}", ViewAsync).Require(DefinitionsRoom.Read, JourneysRoom.Read);
    }

    private static async Task<IResult> CompareAsync(string id, int? from, int? to, IMediator mediator, CancellationToken cancel)
    {
        var choices = await mediator.Send(new GetDesignerChoices.Query(), cancel);
        return !choices.IsSuccess
            ? PageResults.Refused(choices.Refusal)
            : (await mediator.Send(new CompareVersions.Query(id, from, to), cancel)).Page<DiffPage, CompareVersions.Response>(found => new
            {
                Found = found,
                Choices = choices.Value,
            });
    }

    private static async Task<IResult> CheckAsync(string id, int? version, IMediator mediator, CancellationToken cancel) =>
        (await mediator.Send(new CheckDefinition.Query(id, version), cancel)).Page<CheckPage, CheckDefinition.Response>(found => new
        {
            Found = found,
        });

    private static async Task<IResult> EditAsync(string id, IMediator mediator, CancellationToken cancel)
    {
        var definition = await mediator.Send(new GetDefinition.Query(id), cancel);
        return definition.Page<EditorPage, GetDefinition.Response>(found => new { found.Head });
    }

    private static async Task<IResult> ViewAsync(string id, IMediator mediator, CancellationToken cancel)
    {
        if (StudioInstanceId.Parse(id) is not { } known)
            return PageResults.Refused(Refusal.NotFound("journey.not-found"));
        var instance = await mediator.Send(known.AsQuery(withDefinition: true), cancel);
        return instance.Page<JourneyDiagramPage, GetInstance.Response>(found => new { Instance = found });
    }
}

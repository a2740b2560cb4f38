using System.Text;
using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Files;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Definitions;

/// <summary>A procedure with its versions and its history, and what is done to it as a whole.</summary>
internal static class ProcedureEndpoints
{
    public static void MapProcedures(this IEndpointRouteBuilder api)
    {
        var procedure = api.MapGroup("/definitions/{id}").WithTags("Definitions");
        procedure.MapGet("", Show).Require(DefinitionsRoom.Read);
        procedure.MapGet("/versions", Versions).Require(DefinitionsRoom.Read);
        procedure
            .MapGet("/export", Export)
            .Require(DefinitionsRoom.Read)
            .Produces(StatusCodes.Status200OK, contentType: "application/json");
        procedure.MapPost("/revert", Revert).Require(DefinitionsRoom.Edit);
        procedure.MapPost("/retract", Retract).Require(DefinitionsRoom.Publish);
    }

    /// <summary>Its versions, what was done to it by whom, and an open request for publication.</summary>
    internal static async Task<Answer<GetProcedure.Response>> Show(string id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetProcedure.Query(id), cancel);

    /// <summary>Its versions, newest first, with how many journeys run on each; all of them on one page.</summary>
    internal static async Task<Answer<Page<GetProcedure.Version>>> Versions(string id, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetProcedure.Query(id), cancel);
        Result<Page<GetProcedure.Version>> page = found.IsSuccess ? found.Value.Versions.AsOnePage() : found.Refusal;
        return page;
    }

    /// <summary>A version as a file, in the form in which definitions are kept in git and read by Elsa Studio.</summary>
    /// <param name="version">Without it the published one, or else the latest.</param>
    internal static async Task<IResult> Export(string id, IMediator mediator, CancellationToken cancel, int? version = null)
    {
        var answer = await mediator.Send(new ExportDefinitions.Query(id, version), cancel);
        return answer.IsSuccess
            ? TypedResults.File(Encoding.UTF8.GetBytes(answer.Value.Files[0].Text), "application/json", answer.Value.Files[0].Path)
            : new Answer<ExportDefinitions.Response>(answer);
    }

    /// <summary>Makes a new version with the content of an old one; it is published as any other.</summary>
    internal static async Task<Answer<VersionHead>> Revert(string id, VersionBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new RevertDefinition.Command(id, body.Version), cancel);

    /// <summary>No journey starts on it any more; what runs goes on.</summary>
    internal static async Task<Answer<VersionHead>> Retract(string id, ReasonBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new RetractDefinition.Command(id, body.Reason?.Trim() ?? ""), cancel);

    /// <param name="Version">The old one.</param>
    internal sealed record VersionBody(int Version);

    /// <param name="Reason">Stays in the history.</param>
    internal sealed record ReasonBody(string? Reason = null);
}

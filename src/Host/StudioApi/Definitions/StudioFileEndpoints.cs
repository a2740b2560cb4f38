using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Files;
using CaseFlow.Workflows.Definitions.Removing;
using MediatR;

namespace CaseFlow.Host.StudioApi.Definitions;

/// <summary>Definitions leave Studio as files, one as JSON and several packed, and come back as drafts.</summary>
internal static class StudioFileEndpoints
{
    public static void MapStudioFiles(this IEndpointRouteBuilder studio)
    {
        studio.MapPost("/workflow-definitions/import", ImportAsync).Require(DefinitionsRoom.Edit);
        studio.MapGet("/workflow-definitions/{definitionId}/export", ExportAsync);
        studio.MapPost("/bulk-actions/export/workflow-definitions", ExportManyAsync);
    }

    /// <summary>Whatever the file says of itself, it becomes a draft.</summary>
    private static async Task<IResult> ImportAsync(JsonElement file, StudioDefinition studio, IMediator mediator, CancellationToken cancel)
    {
        var saved = await mediator.Send(new SaveDrawing.Command(StudioDefinition.Received(file), Replaces: true), cancel);
        if (!saved.IsSuccess)
            return StudioProblem.Of(saved.Refusal);
        return StudioProblem.Of(
            await mediator.Send(new GetDefinition.Query(saved.Value.DefinitionId), cancel),
            found => studio.Of(found.Head, found.Definition)
        );
    }

    private static async Task<IResult> ExportAsync(
        string definitionId,
        string? versionOptions,
        bool? includeConsumingWorkflows,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var found = await mediator.Send(
            new GetDefinition.Query(definitionId, string.IsNullOrEmpty(versionOptions) ? "Latest" : versionOptions),
            cancel
        );
        if (!found.IsSuccess)
            return StudioProblem.Of(found.Refusal);
        return includeConsumingWorkflows is true
            ? Packed(await WithConsumersAsync([found.Value], mediator, cancel))
            : Results.File(FileOf(found.Value), "application/json", $"{definitionId}.json");
    }

    private static async Task<IResult> ExportManyAsync(ChosenForExport chosen, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.ReadVersionsAsync(chosen.Ids ?? [], cancel);
        if (!found.IsSuccess)
            return StudioProblem.Of(found.Refusal);
        return Packed(chosen.IncludeConsumingWorkflows is true ? await WithConsumersAsync(found.Value, mediator, cancel) : found.Value);
    }

    private static async Task<List<GetDefinition.Response>> WithConsumersAsync(
        List<GetDefinition.Response> chosen,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var all = chosen.ToList();
        foreach (var one in chosen)
        {
            var consumers = await mediator.Send(new ListConsumers.Query(one.Head.DefinitionId), cancel);
            foreach (var id in consumers.IsSuccess ? consumers.Value : [])
                if (
                    all.TrueForAll(other => other.Head.DefinitionId != id)
                    && await mediator.Send(new GetDefinition.Query(id), cancel) is { IsSuccess: true } consumer
                )
                    all.Add(consumer.Value);
        }
        return all;
    }

    private static IResult Packed(List<GetDefinition.Response> definitions)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var definition in definitions)
            {
                using var entry = archive.CreateEntry($"{definition.Head.DefinitionId}-v{definition.Head.Version}.json").Open();
                entry.Write(FileOf(definition));
            }
        }
        return Results.File(packed.ToArray(), "application/zip", "workflow-definitions.zip");
    }

    /// <summary>The same text that the procedure's own page gives.</summary>
    private static byte[] FileOf(GetDefinition.Response definition)
    {
        var json = DefinitionJson.Parse(definition.Definition.GetRawText());
        json["isPublished"] = definition.Head.IsPublished;
        return Encoding.UTF8.GetBytes(CanonicalJson.Of(json));
    }
}

/// <summary>The versions that are ticked in Studio's list, to be packed.</summary>
internal sealed record ChosenForExport(IReadOnlyList<string>? Ids, bool? IncludeConsumingWorkflows);

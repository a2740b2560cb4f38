using System.Text.Json;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.StudioApi.Definitions;

/// <summary>
/// Studio lists, opens, saves and takes back definitions. Publishing is a decision with a comment, so it has a page of its own; here it is
/// refused.
/// </summary>
internal static class StudioDefinitionEndpoints
{
    public static void MapStudioDefinitions(this IEndpointRouteBuilder studio)
    {
        var definitions = studio.MapGroup("/workflow-definitions");
        definitions.MapGet("", ListAsync);
        definitions.MapGet("/by-definition-id/{definitionId}", OpenAsync);
        definitions.MapGet("/by-id/{versionId}", OpenVersionAsync);
        definitions.MapGet("/validation/is-name-unique", IsNameUniqueAsync);
        definitions.MapPost("", SaveAsync).Require(DefinitionsRoom.Edit);
        definitions
            .MapPost("/{definitionId}/publish", (string definitionId) => StudioProblem.Of(Elsewhere(definitionId)))
            .Require(DefinitionsRoom.Publish);
        definitions.MapGet("/many-by-id", ManyAsync);
        definitions.MapGet("/query/count", CountAsync);
        definitions.MapGet("/{definitionId}/query/count", CountAsync);
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] StudioList list,
        StudioDefinition studio,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var found = await mediator.Send(list.AsQuery(), cancel);
        var zone = await studio.ZoneAsync(cancel);
        return found.IsSuccess
            ? StudioJson.Page(
                [.. found.Value.Items.Select(version => studio.Summary(version, zone))],
                found.Value.Total,
                [.. studio.ListLinks()]
            )
            : StudioProblem.Of(found.Refusal);
    }

    private static async Task<IResult> OpenAsync(
        string definitionId,
        string? versionOptions,
        StudioDefinition studio,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var found = await mediator.Send(
            new GetDefinition.Query(definitionId, string.IsNullOrEmpty(versionOptions) ? "Latest" : versionOptions),
            cancel
        );
        return found.IsSuccess ? StudioJson.Of(studio.Of(found.Value.Head, found.Value.Definition)) : StudioProblem.Of(found.Refusal);
    }

    private static async Task<IResult> OpenVersionAsync(
        string versionId,
        StudioDefinition studio,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var found = await mediator.Send(new ListVersions.Query(VersionIds: [versionId]), cancel);
        if (!found.IsSuccess)
            return StudioProblem.Of(found.Refusal);
        return found.Value.Items is [var version]
            ? await OpenAsync(version.DefinitionId, $"{version.Version}", studio, mediator, cancel)
            : StudioProblem.Of(Refusal.NotFound("definition.not-found"));
    }

    private static async Task<IResult> ManyAsync(string[] ids, StudioDefinition studio, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.ReadVersionsAsync(ids, cancel);
        return found.IsSuccess
            ? StudioJson.List(found.Value.ConvertAll(one => studio.Of(one.Head, one.Definition)))
            : StudioProblem.Of(found.Refusal);
    }

    private static async Task<IResult> CountAsync(IMediator mediator, CancellationToken cancel) =>
        StudioProblem.Of(await mediator.Send(new ListVersions.Query("Latest"), cancel), found => new { Count = found.Total });

    private static Refusal Elsewhere(string definitionId) => Refusal.Invalid("root", "designer.publish-elsewhere", definitionId);

    private static async Task<IResult> IsNameUniqueAsync(string name, string? definitionId, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new ListVersions.Query("Latest", Q: name), cancel);
        return StudioJson.Of(
            new { IsUnique = found.IsSuccess && !found.Value.Items.Any(item => item.Name == name && item.DefinitionId != definitionId) }
        );
    }

    private static async Task<IResult> SaveAsync(JsonElement body, StudioDefinition studio, IMediator mediator, CancellationToken cancel)
    {
        if (
            body.ValueKind != JsonValueKind.Object
            || !body.TryGetProperty("model", out var model)
            || model.ValueKind != JsonValueKind.Object
        )
            return StudioProblem.Of(Refusal.Invalid("root", "field.not-an-object"));
        if (body.TryGetProperty("publish", out var publish) && publish.ValueKind == JsonValueKind.True)
            return StudioProblem.Of(Elsewhere(model.TryGetProperty("definitionId", out var id) ? id.ToString() : ""));
        var saved = await mediator.Send(new SaveDrawing.Command(StudioDefinition.Received(model)), cancel);
        if (!saved.IsSuccess)
            return StudioProblem.Of(saved.Refusal);
        var stored = await mediator.Send(new GetDefinition.Query(saved.Value.DefinitionId), cancel);
        return stored.IsSuccess
            ? StudioJson.Of(
                new
                {
                    WorkflowDefinition = studio.Of(stored.Value.Head, stored.Value.Definition),
                    AlreadyPublished = false,
                    ConsumingWorkflowCount = 0,
                }
            )
            : StudioProblem.Of(stored.Refusal);
    }
}

/// <summary>What Studio's lists ask for; the names of the parameters come in any case.</summary>
internal sealed record StudioList(
    string? VersionOptions,
    int? Page,
    int? PageSize,
    string? SearchTerm,
    string? OrderBy,
    string? OrderDirection,
    string[]? DefinitionIds,
    string[]? Ids
)
{
    public ListVersions.Query AsQuery()
    {
        var order = OrderBy is "Created" or "Name" or "Version" ? OrderBy.ToLowerInvariant() : null;
        return new ListVersions.Query(
            VersionOptions,
            DefinitionIds is { Length: > 0 } ? DefinitionIds : null,
            Ids is { Length: > 0 } ? Ids : null,
            SearchTerm,
            order is not null && OrderDirection == "Descending" ? $"-{order}" : order,
            StudioPaging.Of(Page, PageSize, usual: PagingValidator.MostRows)
        );
    }
}

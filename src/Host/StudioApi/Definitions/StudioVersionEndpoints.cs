using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Definitions.Removing;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using MediatR;

namespace CaseFlow.Host.StudioApi.Definitions;

/// <summary>
/// What Studio's menus and its version history do to definitions besides drawing them: take back, bring back, delete, one or many.
/// </summary>
internal static class StudioVersionEndpoints
{
    public static void MapStudioVersions(this IEndpointRouteBuilder studio)
    {
        var definitions = studio.MapGroup("/workflow-definitions");
        definitions.MapPost("/{definitionId}/retract", RetractAsync).Require(DefinitionsRoom.Publish);
        definitions.MapPost("/{definitionId}/revert/{version:int}", RevertAsync).Require(DefinitionsRoom.Edit);
        definitions
            .MapDelete(
                "/{definitionId}",
                (string definitionId, IMediator mediator, CancellationToken cancel) => DeleteAsync([definitionId], mediator, cancel)
            )
            .Require(DefinitionsRoom.Edit);
        studio
            .MapDelete(
                "/workflow-definition-versions/{versionId}",
                (string versionId, IMediator mediator, CancellationToken cancel) => DeleteVersionsAsync([versionId], mediator, cancel)
            )
            .Require(DefinitionsRoom.Edit);
        definitions.MapConsumers();
        studio.MapGroup("/bulk-actions").MapMany();
    }

    private static void MapConsumers(this IEndpointRouteBuilder definitions)
    {
        definitions.MapGet(
            "/{definitionId}/consumers",
            async (string definitionId, IMediator mediator, CancellationToken cancel) =>
                StudioProblem.Of(
                    await mediator.Send(new ListConsumers.Query(definitionId), cancel),
                    found => new { ConsumingWorkflowDefinitionIds = found }
                )
        );
        definitions
            .MapPost(
                "/{definitionId}/update-references",
                async (string definitionId, IMediator mediator, CancellationToken cancel) =>
                    StudioProblem.Of(
                        await mediator.Send(new UpdateConsumers.Command(definitionId), cancel),
                        found => new { AffectedWorkflows = found }
                    )
            )
            .Require(DefinitionsRoom.Edit);
    }

    private static void MapMany(this IEndpointRouteBuilder bulk)
    {
        bulk.MapPost(
                "/publish/workflow-definitions/by-definition-ids",
                () => StudioProblem.Of(Refusal.Invalid("root", "designer.publish-many-elsewhere"))
            )
            .Require(DefinitionsRoom.Publish);
        bulk.MapPost("/retract/workflow-definitions/by-definition-ids", RetractManyAsync).Require(DefinitionsRoom.Publish);
        bulk.MapPost(
                "/delete/workflow-definitions/by-definition-id",
                (TickedDefinitions chosen, IMediator mediator, CancellationToken cancel) =>
                    DeleteAsync(chosen.DefinitionIds ?? [], mediator, cancel)
            )
            .Require(DefinitionsRoom.Edit);
        bulk.MapPost(
                "/delete/workflow-definitions/by-id",
                (TickedVersions chosen, IMediator mediator, CancellationToken cancel) =>
                    DeleteVersionsAsync(chosen.Ids ?? [], mediator, cancel)
            )
            .Require(DefinitionsRoom.Edit);
    }

    private static async Task<IResult> RetractAsync(
        string definitionId,
        StudioDefinition studio,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var retracted = await mediator.Send(new RetractDefinition.Command(definitionId), cancel);
        if (!retracted.IsSuccess && retracted.Refusal.Code != "definition.not-published")
            return StudioProblem.Of(retracted.Refusal);
        return StudioProblem.Of(
            await mediator.Send(new GetDefinition.Query(definitionId), cancel),
            found => studio.Of(found.Head, found.Definition)
        );
    }

    /// <summary>Studio opens the new version by the id that it is told.</summary>
    private static async Task<IResult> RevertAsync(
        string definitionId,
        int version,
        StudioDefinition studio,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var reverted = await mediator.Send(new RevertDefinition.Command(definitionId, version), cancel);
        if (!reverted.IsSuccess)
            return StudioProblem.Of(reverted.Refusal);
        var found = await mediator.Send(new ListVersions.Query(VersionIds: [reverted.Value.VersionId]), cancel);
        if (!found.IsSuccess)
            return StudioProblem.Of(found.Refusal);
        return found.Value.Items is [var made]
            ? StudioJson.Of(studio.Summary(made, await studio.ZoneAsync(cancel)))
            : StudioProblem.Of(Refusal.NotFound("definition.not-found")); // deleted meanwhile
    }

    private static async Task<IResult> RetractManyAsync(
        TickedDefinitions chosen,
        IdempotencyKey idempotency,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var key = idempotency.Value;
        List<string> retracted = [],
            alreadyRetracted = [],
            notFound = [];
        foreach (var id in chosen.DefinitionIds ?? [])
        {
            if (key is not null)
                idempotency.Value = $"{key}/{id}"; // each is remembered as itself
            var one = await mediator.Send(new RetractDefinition.Command(id), cancel);
            if (one.IsSuccess)
                retracted.Add(id);
            else if (one.Refusal.Kind != RefusalKind.NotFound)
                return StudioProblem.Of(one.Refusal);
            else if ((await mediator.Send(new GetDefinition.Query(id), cancel)).IsSuccess)
                alreadyRetracted.Add(id);
            else
                notFound.Add(id);
        }
        return StudioJson.Of(
            new
            {
                Retracted = retracted,
                AlreadyRetracted = alreadyRetracted,
                NotFound = notFound,
            }
        );
    }

    private static async Task<IResult> DeleteAsync(IReadOnlyList<string> definitionIds, IMediator mediator, CancellationToken cancel) =>
        StudioProblem.Of(await mediator.Send(new DeleteDefinitions.Command(definitionIds), cancel), done => new { done.Deleted });

    private static async Task<IResult> DeleteVersionsAsync(
        IReadOnlyList<string> versionIds,
        IMediator mediator,
        CancellationToken cancel
    ) => StudioProblem.Of(await mediator.Send(new DeleteVersions.Command(versionIds), cancel), done => new { done.Deleted });
}

/// <summary>The definitions that are ticked in Studio's list.</summary>
internal sealed record TickedDefinitions(IReadOnlyList<string>? DefinitionIds);

/// <summary>The versions that are ticked in Studio's list.</summary>
internal sealed record TickedVersions(IReadOnlyList<string>? Ids);

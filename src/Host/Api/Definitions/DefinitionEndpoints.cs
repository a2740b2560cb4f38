using System.Text.Json;
using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Definitions;

public static class DefinitionEndpoints
{
    public static void MapDefinitions(this IEndpointRouteBuilder api)
    {
        var definitions = api.MapGroup("/definitions").WithTags("Definitions");
        definitions.MapGet("", List).Require(JourneysRoom.Read);
        definitions.MapPost("", Save).Require(DefinitionsRoom.Edit);
    }

    /// <summary>Keeps a definition in Elsa's JSON as a draft: nothing starts on it before it is published.</summary>
    internal static async Task<Answer<VersionHead>> Save(SaveBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new SaveDraft.Command(body.Definition), cancel);

    /// <summary>The procedures of this clinic, with the version that new journeys start on; all of them on one page.</summary>
    internal static async Task<Answer<Page<ListDefinitions.Item>>> List(IMediator mediator, CancellationToken cancel)
    {
        var answer = await mediator.Send(new ListDefinitions.Query(), cancel);
        Result<Page<ListDefinitions.Item>> page = answer.IsSuccess ? answer.Value.AsOnePage() : answer.Refusal;
        return page;
    }

    /// <param name="Definition">Elsa's JSON, as Studio exports it.</param>
    internal sealed record SaveBody(JsonElement Definition);
}

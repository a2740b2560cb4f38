using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.People;
using CaseFlow.Workflows.Pipeline;
using MediatR;

namespace CaseFlow.Host.Api;

public static class DefinitionEndpoints
{
    public static void MapDefinitions(this IEndpointRouteBuilder api) =>
        api.MapGet("/definitions", List).WithTags("Definitions").Require(Permissions.JourneysRead);

    /// <summary>The procedures of this clinic, with the version that new journeys start on; all of them on one page.</summary>
    internal static async Task<Answer<Page<ListDefinitions.Item>>> List(IMediator mediator, CancellationToken cancel)
    {
        var answer = await mediator.Send(new ListDefinitions.Query(), cancel);
        Result<Page<ListDefinitions.Item>> page = answer.IsSuccess
            ? new Page<ListDefinitions.Item>(answer.Value, 1, answer.Value.Count, answer.Value.Count)
            : answer.Refusal;
        return page;
    }
}

using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.People;
using MediatR;

namespace CaseFlow.Host.Api;

public static class DefinitionEndpoints
{
    public static void MapDefinitions(this IEndpointRouteBuilder api) =>
        api.MapGet("/definitions", List).WithTags("Definitions").Require(Permissions.JourneysRead);

    /// <summary>The procedures of this clinic, with the version that new journeys start on.</summary>
    internal static async Task<Answer<IReadOnlyList<ListDefinitions.Item>>> List(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ListDefinitions.Query(), cancel);
}

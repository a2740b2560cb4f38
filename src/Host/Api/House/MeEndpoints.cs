using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House.People;
using MediatR;

namespace CaseFlow.Host.Api.House;

public static class MeEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder api) => api.MapGet("/me", Get).WithTags("Auth").RequireSignedIn();

    /// <summary>Who the caller is, with roles, branches and permissions.</summary>
    internal static async Task<Answer<GetMe.Response>> Get(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetMe.Query(), cancel);
}

using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Care;
using CaseFlow.Workflows.Care.Safety;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Care;

/// <summary>What is known of clients and speaks against what they are about to get (R-SAFE-4).</summary>
internal static class ConflictEndpoints
{
    public static void MapConflicts(this IEndpointRouteBuilder api) =>
        api.MapGroup("/conflicts").WithTags("Care").MapGet("", List).Require(CareRoom.Conflicts);

    /// <summary>The open medical conflicts of the caller's branches; stops first, then the oldest.</summary>
    /// <param name="client">Of one client only: also those that a doctor has decided, as long as that counts.</param>
    internal static async Task<Answer<ListConflicts.Response>> List(IMediator mediator, CancellationToken cancel, Guid? client = null) =>
        await mediator.Send(new ListConflicts.Query(client is { } id ? new ClientId(id) : null), cancel);
}

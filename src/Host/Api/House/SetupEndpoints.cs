using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.House;

/// <summary>Who changed what of the set-up.</summary>
internal static class SetupEndpoints
{
    public static void MapSetup(this IEndpointRouteBuilder api)
    {
        var setup = api.MapGroup("/setup").WithTags("Set-up").Require(HouseRoom.ReadSetupHistory);
        setup.MapGet("/history", List);
        setup.MapGet("/history/verify", Verify);
    }

    /// <summary>Every change of staff, branches, prices and settings, newest first, with what was before.</summary>
    /// <param name="subject">person, branch, price or setting.</param>
    /// <param name="id">Of one thing: a person's id, a price item's code, a setting's key.</param>
    internal static async Task<Answer<Page<ListSetupChanges.Item>>> List(
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel,
        string? subject = null,
        string? id = null
    ) => await mediator.Send(new ListSetupChanges.Query(subject, id, page), cancel);

    /// <summary>Computes the chain of hashes again: whether somebody changed the history behind the product's back, and where.</summary>
    internal static async Task<Answer<VerifySetup.Response>> Verify(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new VerifySetup.Query(), cancel);
}

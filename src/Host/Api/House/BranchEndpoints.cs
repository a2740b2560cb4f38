using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.House;

internal static class BranchEndpoints
{
    public static void MapBranches(this IEndpointRouteBuilder api)
    {
        var branches = api.MapGroup("/branches").WithTags("Branches").Require(HouseRoom.ManageBranches);
        branches.MapGet("", List);
        branches.MapPost("", Create);
        branches.MapPatch("/{id}", Rename);
    }

    /// <summary>The caller's branches.</summary>
    internal static async Task<Answer<Page<ListBranches.Item>>> List(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ListBranches.Query(), cancel);

    /// <summary>Opens a branch. Every administrator is one there too.</summary>
    internal static async Task<CreatedAnswer<CreateBranch.Response>> Create(NewBranch body, IMediator mediator, CancellationToken cancel) =>
        new(
            await mediator.Send(new CreateBranch.Command(body.Name, body.TimeZone ?? "Asia/Shanghai"), cancel),
            made => $"/api/branches/{made.Id}"
        );

    /// <summary>Gives a branch another name.</summary>
    internal static async Task<Answer<RenameBranch.Response>> Rename(
        Guid id,
        BranchBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new RenameBranch.Command(new(id), body.Name, body.Reason), cancel);

    /// <param name="TimeZone">IANA name; left out: Asia/Shanghai. It cannot be changed later.</param>
    internal sealed record NewBranch(string Name, string? TimeZone = null);

    internal sealed record BranchBody(string Name, string? Reason = null);
}

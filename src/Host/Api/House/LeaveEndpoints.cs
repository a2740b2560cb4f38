using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.House;

/// <summary>Who is away, and who stands in.</summary>
internal static class LeaveEndpoints
{
    public static void MapLeaves(this IEndpointRouteBuilder api)
    {
        var leaves = api.MapGroup("/leaves").WithTags("Leave").Require(HouseRoom.TakeLeave);
        leaves.MapGet("", List);
        leaves.MapPost("", Ask);
        leaves.MapPost("/{id}/decide", Decide).Require(HouseRoom.DecideLeave);
        leaves.MapPost("/{id}/end", End);
    }

    /// <summary>The leaves that the caller has a part in; first those that wait for a decision.</summary>
    /// <param name="past">Those that are over, too.</param>
    internal static async Task<Answer<Page<LeaveItem>>> List(
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel,
        bool past = false
    ) => await mediator.Send(new ListLeaves.Query(past, page), cancel);

    /// <summary>Asks for leave, or enters somebody's; falling ill counts at once.</summary>
    internal static async Task<CreatedAnswer<RequestLeave.Response>> Ask(LeaveBody body, IMediator mediator, CancellationToken cancel) =>
        new(
            await mediator.Send(
                new RequestLeave.Command(
                    body.From ?? "",
                    body.To ?? "",
                    body.Kind ?? "",
                    body.Person,
                    body.Substitute,
                    body.OpenTasksToo ?? false,
                    body.Note,
                    body.Branch
                ),
                cancel
            ),
            made => $"/api/leaves/{made.Id}"
        );

    /// <summary>Approves with a substitute, or refuses with a reason. Nobody decides their own.</summary>
    internal static async Task<Answer<DecideLeave.Response>> Decide(
        Guid id,
        DecisionBody body,
        IMediator mediator,
        CancellationToken cancel
    ) =>
        await mediator.Send(
            new DecideLeave.Command(
                new(id),
                body.Approves ?? false,
                body.Revision,
                body.Substitute,
                body.OpenTasksToo ?? false,
                body.Reason
            ),
            cancel
        );

    /// <summary>Somebody is back earlier, or does not go at all.</summary>
    internal static async Task<Answer<EndLeave.Response>> End(Guid id, ReasonBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new EndLeave.Command(new(id), body.Reason), cancel);

    /// <param name="From">"2026-03-02", "2026-03-02T14:00" in the branch's time, or with an offset.</param>
    /// <param name="To">The same; a day alone is included.</param>
    /// <param name="Kind">annual, personal, sick, training or other.</param>
    /// <param name="Person">Left out: the caller.</param>
    /// <param name="OpenTasksToo">What is theirs already goes too.</param>
    internal sealed record LeaveBody(
        string? From = null,
        string? To = null,
        string? Kind = null,
        PersonId? Person = null,
        PersonId? Substitute = null,
        bool? OpenTasksToo = null,
        string? Note = null,
        BranchId? Branch = null
    );

    internal sealed record DecisionBody(
        long Revision,
        bool? Approves = null,
        PersonId? Substitute = null,
        bool? OpenTasksToo = null,
        string? Reason = null
    );
}

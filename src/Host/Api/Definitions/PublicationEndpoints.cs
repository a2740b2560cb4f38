using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Definitions;

/// <summary>The decision to publish: asked for, approved by a second person, taken back.</summary>
internal static class PublicationEndpoints
{
    public static void MapPublications(this IEndpointRouteBuilder api)
    {
        api.MapGroup("/definitions").WithTags("Definitions").MapPost("/{id}/publish", Publish).Require(DefinitionsRoom.Publish);
        var publications = api.MapGroup("/publications").WithTags("Definitions");
        publications.MapGet("", List).Require(DefinitionsRoom.Read);
        publications.MapPost("/{id}/approve", Approve).Require(DefinitionsRoom.Publish);
        publications.MapPost("/{id}/reject", Reject).Require(DefinitionsRoom.Publish);
        publications.MapPost("/{id}/withdraw", Withdraw).Require(DefinitionsRoom.Publish);
        publications.MapGet("/rule", Rule).Require(DefinitionsRoom.Read);
        publications.MapPut("/rule", ChangeRule).Require(HouseRoom.ChangeSettings);
    }

    /// <summary>
    /// Asks for a version to be published. The answer's <c>state</c>: <c>published</c> (new journeys start on it, running ones stay where
    /// they are), <c>scheduled</c>, or <c>waiting</c> for a second person.
    /// </summary>
    internal static async Task<Answer<PublicationView>> Publish(
        string id,
        PublishBody body,
        IMediator mediator,
        CurrentPerson person,
        BranchClock clock,
        CancellationToken cancel
    ) =>
        await mediator.Send(
            new RequestPublication.Command(
                id,
                body.Comment?.Trim() ?? "",
                body.Version,
                await MomentAsync(body.From, person, clock, cancel)
            ),
            cancel
        );

    /// <summary>Requests that are open.</summary>
    /// <param name="forMe">Only those that the caller may approve.</param>
    internal static async Task<Answer<Page<PublicationView>>> List(
        [AsParameters] Paging paging,
        IMediator mediator,
        CancellationToken cancel,
        bool forMe = false
    ) => await mediator.Send(new ListPublicationRequests.Query(forMe, paging), cancel);

    /// <summary>
    /// Agrees, as somebody else than who asked: it is published, or planned for its time. 409 when the draft was changed since.
    /// </summary>
    internal static async Task<Answer<PublicationView>> Approve(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ApprovePublication.Command(id), cancel);

    /// <summary>Does not agree, as somebody else than who asked.</summary>
    internal static async Task<Answer<PublicationView>> Reject(Guid id, ReasonBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new RejectPublication.Command(id, body.Reason?.Trim() ?? ""), cancel);

    /// <summary>Takes a request back: while it waits, who asked; once it is planned, anybody who may publish.</summary>
    internal static async Task<Answer<PublicationView>> Withdraw(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new WithdrawPublication.Command(id), cancel);

    /// <summary>Whether publications need a second person, and who decided that.</summary>
    internal static async Task<Answer<GetPublicationRule.Response>> Rule(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetPublicationRule.Query(), cancel);

    /// <summary>Decides whether publications need a second person from now on; what waits goes on waiting.</summary>
    internal static async Task<Answer<Done>> ChangeRule(RuleBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ChangePublicationRule.Command(body.NeedsSecondPerson), cancel);

    /// <summary>Without an offset it is the clinic's time.</summary>
    private static async ValueTask<DateTimeOffset?> MomentAsync(
        DateTime? moment,
        CurrentPerson person,
        BranchClock clock,
        CancellationToken cancel
    )
    {
        if (moment is not { } given)
            return null;
        if (given.Kind != DateTimeKind.Unspecified || person.BranchOr(null) is not { } branch)
            return new DateTimeOffset(given).ToUniversalTime();
        return (await clock.ZoneAsync(branch, cancel)).MomentOf(given).ToUniversalTime();
    }

    /// <param name="Comment">What changes, and why.</param>
    /// <param name="Version">Without it the latest.</param>
    /// <param name="From">From when new journeys start on it; without it as soon as may be. Without an offset it is the clinic's
    /// time.</param>
    internal sealed record PublishBody(string? Comment = null, int? Version = null, DateTime? From = null);

    /// <param name="Reason">Stays in the history.</param>
    internal sealed record ReasonBody(string? Reason = null);

    internal sealed record RuleBody(bool NeedsSecondPerson);
}

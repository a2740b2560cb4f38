using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Care;
using CaseFlow.Workflows.Care.Contraindications;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Care;

/// <summary>The conflict table and what things contain (R-SAFE-8); one table for all branches.</summary>
internal static class SafetyEndpoints
{
    public static void MapSafety(this IEndpointRouteBuilder api)
    {
        var safety = api.MapGroup("/safety").WithTags("Care");
        safety.MapGet("", List).Require(CareRoom.EditSafety);
        safety.MapPost("/rules", AskRule).Require(CareRoom.EditSafety);
        safety.MapPost("/contents", AskContent).Require(CareRoom.EditSafety);
        safety.MapPost("/changes/{id}/approve", Approve).Require(CareRoom.ApproveSafety);
        safety.MapPost("/changes/{id}/refuse", Refuse).Require(CareRoom.ApproveSafety);
        safety.MapPost("/changes/{id}/withdraw", Withdraw).Require(CareRoom.EditSafety);
    }

    /// <summary>The rules in force, what things contain, and the changes, those that wait for a doctor first.</summary>
    internal static async Task<Answer<ListSafetyTable.Response>> List(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ListSafetyTable.Query(), cancel);

    /// <summary>Asks for a changed or a new rule; it counts once a doctor has approved it.</summary>
    internal static async Task<Answer<Done>> AskRule(RuleBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(
            new AskRuleChange.Command(
                body.Code ?? "",
                body.Name ?? "",
                body.EnglishName,
                body.IsStop == true,
                body.FactKind ?? "",
                body.Words,
                body.Targets ?? [],
                body.Except,
                body.Months,
                body.IsActive != false,
                body.Reason ?? ""
            ),
            cancel
        );

    /// <summary>Asks that an item, product or anaesthetic contains these substances; it counts once a doctor has approved it.</summary>
    internal static async Task<Answer<Done>> AskContent(ContentBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new AskContentChange.Command(body.Kind ?? "", body.Name ?? "", body.Contains, body.Reason ?? ""), cancel);

    /// <summary>A doctor who did not ask for it puts it in force; all open orders are looked at anew.</summary>
    internal static async Task<Answer<Done>> Approve(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new DecideSafetyChange.Command(id, Approve: true), cancel);

    /// <summary>A doctor refuses it and says why.</summary>
    internal static async Task<Answer<Done>> Refuse(Guid id, WhyBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new DecideSafetyChange.Command(id, Approve: false, body.Reason), cancel);

    /// <summary>Who asked for it takes it back.</summary>
    internal static async Task<Answer<Done>> Withdraw(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new DecideSafetyChange.Command(id, Approve: false), cancel);

    /// <param name="Words">Which facts of the kind, separated by commas or lines; empty: all of them.</param>
    /// <param name="Targets">Categories, substances and means; "contains": what contains the fact itself; "*": every item.</param>
    internal sealed record RuleBody(
        string? Code,
        string? Name,
        string? EnglishName = null,
        bool? IsStop = null,
        string? FactKind = null,
        string? Words = null,
        IReadOnlyList<string>? Targets = null,
        IReadOnlyList<string>? Except = null,
        int? Months = null,
        bool? IsActive = null,
        string? Reason = null
    );

    /// <param name="Name">An item's code; a product's or anaesthetic's name; "cream": the usual cream.</param>
    /// <param name="Contains">Separated by commas or lines.</param>
    internal sealed record ContentBody(string? Kind, string? Name, string? Contains = null, string? Reason = null);

    internal sealed record WhyBody(string? Reason);
}

using System.Text.Json.Serialization;
using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Texts;
using MediatR;

namespace CaseFlow.Host.Api.House;

/// <summary>What the clinic tells clients, hands over and has signed, and how its steps are done.</summary>
internal static class TextEndpoints
{
    public static void MapTexts(this IEndpointRouteBuilder api)
    {
        var texts = api.MapGroup("/texts").WithTags("Texts");
        texts.MapGet("", List).Require(HouseRoom.ReadTexts);
        texts.MapPost("", Create).Require(HouseRoom.WriteTexts);
        texts.MapPost("/preview", Preview).Require(HouseRoom.ReadTexts);
        texts.MapGet("/{kind}/{key}", Get).Require(HouseRoom.ReadTexts);
        texts.MapPost("/{kind}/{key}/versions", Write).Require(HouseRoom.WriteTexts);
        texts.MapPost("/{kind}/{key}/versions/{number}/approve", Approve).Require(HouseRoom.ApproveTexts);
        texts.MapPost("/{kind}/{key}/versions/{number}/withdraw", Withdraw).Require(HouseRoom.WriteTexts);
    }

    /// <summary>All texts, of each what holds today.</summary>
    /// <param name="kind">message, notice, consent, aftercare or instruction.</param>
    /// <param name="q">Part of a key, a name or of what a text says.</param>
    internal static async Task<Answer<ListTexts.Response>> List(
        IMediator mediator,
        CancellationToken cancel,
        string? kind = null,
        string? q = null
    ) => await mediator.Send(new ListTexts.Query(kind, q), cancel);

    /// <summary>One text with all its versions, newest first.</summary>
    internal static async Task<Answer<GetText.Response>> Get(string kind, string key, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetText.Query(kind, key), cancel);

    /// <summary>Adds a text with its first version.</summary>
    internal static async Task<CreatedAnswer<TextView>> Create(NewText body, IMediator mediator, CancellationToken cancel) =>
        new(
            await mediator.Send(body.AsCommand(body.Kind ?? "", body.Key ?? "", 0), cancel),
            text => $"/api/texts/{text.Kind}/{Uri.EscapeDataString(text.Key)}"
        );

    /// <summary>The next version of a text. The versions before it stay as they are.</summary>
    internal static async Task<CreatedAnswer<TextView>> Write(
        string kind,
        string key,
        VersionBody body,
        IMediator mediator,
        CancellationToken cancel
    ) =>
        new(
            await mediator.Send(body.AsCommand(kind, key, Math.Max(1, body.After ?? 1)), cancel),
            text => $"/api/texts/{text.Kind}/{Uri.EscapeDataString(text.Key)}"
        );

    /// <summary>Puts a text that clients sign in force; somebody else than its author.</summary>
    internal static async Task<Answer<TextView>> Approve(
        string kind,
        string key,
        int number,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new ApproveText.Command(kind, key, number), cancel);

    /// <summary>Takes back a version that waits or is still to come; it stays readable.</summary>
    internal static async Task<Answer<TextView>> Withdraw(
        string kind,
        string key,
        int number,
        ReasonBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new WithdrawText.Command(kind, key, number, body.Reason), cancel);

    /// <summary>A text filled with examples or with given values, as clients would read it.</summary>
    internal static async Task<Answer<PreviewText.Response>> Preview(PreviewBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new PreviewText.Query(body.Kind ?? "", body.Key ?? "", body.Chinese, body.English, body.Values), cancel);

    /// <param name="After">The number of the newest version that was read.</param>
    /// <param name="ValidFrom">The first day on which it is in force; left out: today.</param>
    /// <param name="Purpose">Of a message: appointment, medical, marketing or service.</param>
    /// <param name="UsefulHours">Of a message: for how long it is worth sending.</param>
    /// <param name="Owner">Of an instruction: the role that answers for it.</param>
    /// <param name="ReviewOn">Of an instruction: when it is looked at again; left out: in a year.</param>
    internal record VersionBody(
        [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int? After = null,
        string? Name = null,
        string? EnglishName = null,
        string? Chinese = null,
        string? English = null,
        DateOnly? ValidFrom = null,
        string? Purpose = null,
        [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int? UsefulHours = null,
        string? Owner = null,
        DateOnly? ReviewOn = null,
        string? Reason = null
    )
    {
        public WriteText.Command AsCommand(string kind, string key, int after) =>
            new(
                kind,
                key,
                after,
                Name ?? "",
                EnglishName,
                Chinese ?? "",
                English ?? "",
                ValidFrom,
                Purpose,
                UsefulHours,
                Owner,
                ReviewOn,
                Reason
            );
    }

    /// <param name="Kind">message, notice, consent, aftercare or instruction.</param>
    /// <param name="Key">What procedures call it by: letters, digits, dots and dashes.</param>
    internal sealed record NewText(string? Kind = null, string? Key = null) : VersionBody;

    internal sealed record ReasonBody(string? Reason = null);

    internal sealed record PreviewBody(
        string? Kind = null,
        string? Key = null,
        string? Chinese = null,
        string? English = null,
        Dictionary<string, object?>? Values = null
    );
}

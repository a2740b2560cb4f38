using System.Text.Json.Serialization;
using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Sales;

public static class PriceItemEndpoints
{
    public static void MapPriceItems(this IEndpointRouteBuilder api)
    {
        var items = api.MapGroup("/price-items").WithTags("Price items");
        items.MapGet("", List).Require(SalesRoom.ReadPrices);
        items.MapPost("", Create).Require(SalesRoom.ManagePrices);
        items.MapGet("/{code}", Get).Require(SalesRoom.ManagePrices);
        items.MapPatch("/{code}", Change).Require(SalesRoom.ManagePrices);
        items.MapPost("/{code}/prices", SetPriceOf).Require(SalesRoom.ManagePrices);
        items.MapPost("/{code}/prices/{from}/withdraw", Withdraw).Require(SalesRoom.ManagePrices);
        items.MapPost("/{code}/end", End).Require(SalesRoom.ManagePrices);
        api.MapGet("/price-list", ListAll).WithTags("Price items").Require(SalesRoom.ManagePrices);
    }

    /// <summary>What can be sold.</summary>
    /// <param name="q">Part of a code or name.</param>
    /// <param name="category">The code of a category.</param>
    internal static async Task<Answer<Page<ListPriceItems.Item>>> List(
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel,
        string? q = null,
        string? category = null
    ) => await mediator.Send(new ListPriceItems.Query(q, category, page), cancel);

    /// <summary>The whole price list of a branch: also what is not sold yet or no more, and prices to come.</summary>
    internal static async Task<Answer<Page<PriceListItem>>> ListAll(
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel,
        string? q = null,
        Guid? branch = null
    ) => await mediator.Send(new ListPriceList.Query(q, page, BranchOf(branch)), cancel);

    /// <summary>One item with all its prices.</summary>
    internal static async Task<Answer<PriceListItem>> Get(string code, IMediator mediator, CancellationToken cancel, Guid? branch = null) =>
        await mediator.Send(new GetPriceItem.Query(code, BranchOf(branch)), cancel);

    /// <summary>Adds an item with its first price.</summary>
    internal static async Task<CreatedAnswer<SavePriceItem.Response>> Create(NewItem body, IMediator mediator, CancellationToken cancel) =>
        new(
            await mediator.Send(
                new SavePriceItem.Command(
                    body.Branch,
                    body.Code,
                    body.Name,
                    body.EnglishName ?? body.Name,
                    body.Category,
                    body.Unit,
                    body.Price,
                    body.DemandsReview ?? false,
                    body.AnaestheticMinutes ?? 0,
                    body.Rank ?? 0,
                    From: body.From,
                    IsNew: true,
                    Reason: body.Reason,
                    Minutes: body.Minutes ?? 0,
                    Description: body.Description
                ),
                cancel
            ),
            _ => $"/api/price-items/{Uri.EscapeDataString(body.Code)}"
        );

    /// <summary>Changes what an item is called and needs; what is left out stays. Never its price.</summary>
    internal static async Task<Answer<PriceListItem>> Change(string code, ItemBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(
            new ChangePriceItem.Command(
                code,
                body.Name,
                body.EnglishName,
                body.Category,
                body.Unit,
                body.DemandsReview,
                body.AnaestheticMinutes,
                body.Branch,
                body.Reason,
                body.Minutes,
                body.Description
            ),
            cancel
        );

    /// <summary>Another price from a day to come; the one before ends the day before.</summary>
    internal static async Task<Answer<PriceListItem>> SetPriceOf(
        string code,
        PriceBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new SetPrice.Command(code, body.Price, body.From, body.Branch, body.Reason), cancel);

    /// <summary>Takes back a price that has not begun.</summary>
    internal static async Task<Answer<PriceListItem>> Withdraw(
        string code,
        DateOnly from,
        EndBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new WithdrawPrice.Command(code, from, body.Branch, body.Reason), cancel);

    /// <summary>Ends the sale of an item with a day; without one takes the end away.</summary>
    internal static async Task<Answer<PriceListItem>> End(string code, EndBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new EndPriceItem.Command(code, body.LastDay, body.Branch, body.Reason), cancel);

    internal static BranchId? BranchOf(Guid? branch) => branch is { } id ? new BranchId(id) : null;

    /// <param name="Price">CNY.</param>
    /// <param name="From">The first day on which it is sold; left out: from now on.</param>
    /// <param name="Branch">Left out: the caller's only or first one.</param>
    internal sealed record NewItem(
        string Code,
        string Name,
        string Category,
        string Unit,
        [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] decimal Price,
        string? EnglishName = null,
        DateOnly? From = null,
        bool? DemandsReview = null,
        int? AnaestheticMinutes = null,
        int? Rank = null,
        BranchId? Branch = null,
        string? Reason = null,
        int? Minutes = null,
        string? Description = null
    );

    internal sealed record ItemBody(
        string? Name = null,
        string? EnglishName = null,
        string? Category = null,
        string? Unit = null,
        bool? DemandsReview = null,
        int? AnaestheticMinutes = null,
        BranchId? Branch = null,
        string? Reason = null,
        int? Minutes = null,
        string? Description = null
    );

    internal sealed record PriceBody(
        [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] decimal Price,
        DateOnly From,
        BranchId? Branch = null,
        string? Reason = null
    );

    internal sealed record EndBody(DateOnly? LastDay = null, BranchId? Branch = null, string? Reason = null);
}

using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Sales;

public static class PriceItemEndpoints
{
    public static void MapPriceItems(this IEndpointRouteBuilder api) =>
        api.MapGet("/price-items", List).WithTags("Price items").Require(SalesRoom.ReadPrices);

    /// <summary>What can be sold.</summary>
    /// <param name="q">Part of a code or name.</param>
    /// <param name="category">injection, laser, surgery, skin-care or drug.</param>
    internal static async Task<Answer<Page<ListPriceItems.Item>>> List(
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel,
        string? q = null,
        string? category = null
    ) => await mediator.Send(new ListPriceItems.Query(q, category, page), cancel);
}

using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Sales.Orders;
using MediatR;

namespace CaseFlow.Host.Api.Sales;

public static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder api) =>
        api.MapGet("/orders/{id}", Get).WithTags("Orders").Require(SalesRoom.ReadOrders);

    /// <summary>The itemised explanation of an order: list prices, discount, who signed, what was paid.</summary>
    internal static async Task<Answer<GetOrder.Response>> Get(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetOrder.Query(new(id)), cancel);
}

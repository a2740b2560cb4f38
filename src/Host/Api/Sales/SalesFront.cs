using CaseFlow.Host.Pages.Sales;

namespace CaseFlow.Host.Api.Sales;

public sealed class SalesFront : Front
{
    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapPriceItems();
        api.MapCategories();
        api.MapOrders();
    }

    public override void MapPages(RouteGroupBuilder pages) => pages.MapPricePages();
}

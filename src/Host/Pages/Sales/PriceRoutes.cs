using CaseFlow.Host.Api.Sales;
using CaseFlow.Host.Pages.Setup;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Host.Pages.Sales;

internal static class PriceRoutes
{
    public static void MapPricePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/setup/categories", CategoriesAsync).Require(SalesRoom.ManagePrices);
        pages.MapGet("/setup/prices", ListAsync).Require(SalesRoom.ManagePrices);
        pages.MapGet("/setup/prices/new", NewAsync).Require(SalesRoom.ManagePrices);
        pages.MapGet("/setup/prices/{code}", ShowAsync).Require(SalesRoom.ManagePrices);
    }

    private static async Task<IResult> ListAsync(
        IMediator mediator,
        CancellationToken cancel,
        string? q = null,
        Guid? branch = null,
        int page = 1
    )
    {
        var of = PriceItemEndpoints.BranchOf(branch);
        var items = await NearestPage.OfAsync(page, 50, paging => mediator.Send(new ListPriceList.Query(q, paging, of), cancel));
        var branches = await mediator.Send(new ListBranches.Query(), cancel);
        var categories = await CategoriesOfAsync(mediator, cancel);
        return items.Page<PricesPage, Page<PriceListItem>>(found => new
        {
            Q = q,
            Items = found,
            Branch = branch,
            Branches = branches.Value?.Items ?? [],
            Categories = categories,
        });
    }

    private static async Task<IResult> CategoriesAsync(IMediator mediator, Words words, CancellationToken cancel) =>
        (await mediator.Send(new ListCategories.Query(), cancel)).Page<CategoriesPage, Page<CategoryItem>>(found => new
        {
            Categories = found.Items,
            Forms = new SetupForms(words),
        });

    private static async Task<IReadOnlyList<CategoryItem>> CategoriesOfAsync(IMediator mediator, CancellationToken cancel) =>
        (await mediator.Send(new ListCategories.Query(), cancel)).Value?.Items ?? [];

    private static async Task<IResult> NewAsync(IMediator mediator, Words words, CancellationToken cancel, Guid? branch = null) =>
        new RazorComponentResult<NewPricePage>(
            new
            {
                Forms = new SetupForms(words),
                Branch = branch,
                Categories = (await CategoriesOfAsync(mediator, cancel)).Where(category => category.IsActive).ToList(),
            }
        );

    private static async Task<IResult> ShowAsync(
        string code,
        IMediator mediator,
        Words words,
        CancellationToken cancel,
        Guid? branch = null
    )
    {
        var found = await mediator.Send(new GetPriceItem.Query(code, PriceItemEndpoints.BranchOf(branch)), cancel);
        var categories = await CategoriesOfAsync(mediator, cancel);
        return found.Page<PricePage, PriceListItem>(item => new
        {
            Item = item,
            Categories = categories.Where(category => category.IsActive || category.Code == item.Category).ToList(),
            Forms = new SetupForms(words),
            Branch = branch,
        });
    }
}

using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Sales;

/// <summary>What kinds of things are sold; one table for all branches.</summary>
internal static class CategoryEndpoints
{
    public static void MapCategories(this IEndpointRouteBuilder api)
    {
        var categories = api.MapGroup("/price-categories").WithTags("Price items");
        categories.MapGet("", List).Require(SalesRoom.ReadPrices);
        categories.MapPost("", Add).Require(SalesRoom.ManagePrices);
        categories.MapPatch("/{code}", Change).Require(SalesRoom.ManagePrices);
    }

    /// <summary>All categories in the order of lists, also those that are no longer used.</summary>
    internal static async Task<Answer<Page<CategoryItem>>> List(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ListCategories.Query(), cancel);

    /// <summary>Adds a category. Its code stays for ever.</summary>
    internal static async Task<CreatedAnswer<CategoryItem>> Add(NewCategory body, IMediator mediator, CancellationToken cancel) =>
        new(
            await mediator.Send(new AddCategory.Command(body.Code, body.Name, body.EnglishName, body.Rank ?? 0, body.Reason), cancel),
            made => $"/api/price-categories/{made.Code}"
        );

    /// <summary>Changes its name, its place and whether it is used; what is left out stays. 409 for who was slower.</summary>
    internal static async Task<Answer<CategoryItem>> Change(string code, CategoryBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(
            new ChangeCategory.Command(code, body.Revision, body.Name, body.EnglishName, body.Rank, body.IsActive, body.Reason),
            cancel
        );

    internal sealed record NewCategory(string Code, string Name, string? EnglishName = null, int? Rank = null, string? Reason = null);

    internal sealed record CategoryBody(
        long Revision,
        string? Name = null,
        string? EnglishName = null,
        int? Rank = null,
        bool? IsActive = null,
        string? Reason = null
    );
}

using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>What can be sold today at which price, in the order of the list.</summary>
public static class ListPriceItems
{
    /// <param name="Q">A part of the code or of a name.</param>
    /// <param name="BranchId">Null: the caller's only or first branch.</param>
    public sealed record Query(string? Q = null, string? Category = null, Paging? Paging = null, BranchId? BranchId = null)
        : IQuery<Page<Item>>;

    /// <param name="Minutes">How long it takes; 0: nobody said.</param>
    /// <param name="Price">CNY, as "1280.00"; null for roles whose forms show none (doctors, P1.6).</param>
    public sealed record Item(
        PriceItemId Id,
        string Code,
        string Name,
        string EnglishName,
        string Category,
        string Unit,
        string? Price,
        bool DemandsReview,
        int Minutes,
        string? Description
    );

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator(CategoryBook categories)
        {
            RuleFor(query => query.Q).MaximumLength(200).WithErrorCode("field.too-long");
            RuleFor(query => query.Category).IsCategory(categories);
            RuleFor(query => query.Paging!).SetValidator(new PagingValidator()).When(query => query.Paging is not null);
        }
    }

    public sealed class Handler(CaseFlowDb db, BranchClock clock, CurrentPerson person) : IQueryHandler<Query, Page<Item>>
    {
        public async Task<Result<Page<Item>>> Handle(Query query, CancellationToken cancel)
        {
            if (person.BranchOr(query.BranchId) is not { } branch)
                return Refusal.Forbidden("branch.not-yours");
            var today = await clock.TodayAsync(branch, cancel);
            var page = await db.PriceItems()
                .AsNoTracking()
                .Where(item => item.BranchId == branch && item.IsActive && (query.Category == null || item.Category == query.Category))
                .Where(item => (item.From == null || item.From <= today) && (item.To == null || item.To >= today))
                .Search(query.Q, item => item.Code, item => item.Name, item => item.EnglishName)
                .OrderBy(item => item.Rank)
                .ThenBy(item => item.Code)
                .ToPageAsync(query.Paging, cancel);
            var showsPrices = person.IsSystem || person.RoleIds.Any(role => role is not (Roles.Doctor or Roles.Nurse));
            return page.Select(item => new Item(
                item.Id,
                item.Code,
                item.Name,
                item.EnglishName,
                item.Category,
                item.Unit,
                showsPrices ? Money.Text(item.PriceOn(today)) : null,
                item.DemandsReview,
                item.Minutes,
                item.Description
            ));
        }
    }
}

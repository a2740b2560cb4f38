using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>A branch's whole price list for those who make it: also what is not sold yet or no more, and prices to come.</summary>
public static class ListPriceList
{
    /// <param name="Q">A part of the code or of a name.</param>
    /// <param name="BranchId">Null: the caller's only or first branch.</param>
    public sealed record Query(string? Q = null, Paging? Paging = null, BranchId? BranchId = null) : IQuery<Page<PriceListItem>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Q).MaximumLength(200).WithErrorCode("field.too-long");
            RuleFor(query => query.Paging!).SetValidator(new PagingValidator()).When(query => query.Paging is not null);
        }
    }

    public sealed class Handler(CaseFlowDb db, BranchClock clock, CurrentPerson person) : IQueryHandler<Query, Page<PriceListItem>>
    {
        public async Task<Result<Page<PriceListItem>>> Handle(Query query, CancellationToken cancel)
        {
            if (person.BranchOr(query.BranchId) is not { } branch)
                return Refusal.Forbidden("branch.not-yours");
            var today = await clock.TodayAsync(branch, cancel);
            var page = await db.PriceItems()
                .AsNoTracking()
                .Where(item => item.BranchId == branch)
                .Search(query.Q, item => item.Code, item => item.Name, item => item.EnglishName)
                .OrderBy(item => item.Rank)
                .ThenBy(item => item.Code)
                .ToPageAsync(query.Paging, cancel);
            return page.Select(item => PriceListItem.Of(item, today));
        }
    }
}

/// <summary>An item with all its prices.</summary>
/// <param name="Price">CNY, what it costs today, or first, as "1280.00".</param>
/// <param name="IsSold">Today.</param>
/// <param name="Prices">From a day on, oldest first; before the first of them it cost <paramref name="FirstPrice"/>.</param>
public sealed record PriceListItem(
    string Code,
    string Name,
    string EnglishName,
    string Category,
    string Unit,
    string Price,
    bool IsSold,
    DateOnly? From,
    DateOnly? To,
    string FirstPrice,
    IReadOnlyList<DatedPrice> Prices,
    bool DemandsReview,
    int AnaestheticMinutes,
    int Minutes,
    string? Description,
    bool IsActive
)
{
    internal static PriceListItem Of(PriceItem item, DateOnly today) =>
        new(
            item.Code,
            item.Name,
            item.EnglishName,
            item.Category,
            item.Unit,
            Money.Text(item.PriceOn(today)),
            item.IsSoldOn(today),
            item.From,
            item.To,
            Money.Text(item.Price),
            [.. item.Prices.OrderBy(price => price.From).Select(DatedPrice.Of)],
            item.DemandsReview,
            item.AnaestheticMinutes,
            item.Minutes,
            item.Description,
            item.IsActive
        );
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Shared;

/// <summary>Which page is wanted: size 1 to 200.</summary>
public sealed record Paging(int Page = 1, int PageSize = 20)
{
    public static readonly Paging First = new();
}

/// <summary>For the validators of lists: <c>RuleFor(query => query.Paging!).SetValidator(new PagingValidator())</c>.</summary>
public sealed class PagingValidator : AbstractValidator<Paging>
{
    public const int MostRows = 200;

    /// <summary>Behind it there is nothing, and no database is asked for more rows than it can count.</summary>
    public const int LastPage = 1_000_000;

    public PagingValidator()
    {
        RuleFor(paging => paging.Page).InclusiveBetween(1, LastPage).WithErrorCode("list.bad-page").OverridePropertyName("page");
        RuleFor(paging => paging.PageSize)
            .InclusiveBetween(1, MostRows)
            .WithErrorCode("list.bad-page-size")
            .OverridePropertyName("pageSize");
    }
}

public static class Pages
{
    /// <summary>One page of an ordered query, and how many rows there are in all.</summary>
    public static async Task<Page<T>> ToPageAsync<T>(this IQueryable<T> rows, Paging? paging, CancellationToken cancel)
    {
        var (page, size) = paging ?? Paging.First;
        var total = await rows.CountAsync(cancel);
        var items = total == 0 ? [] : await rows.Skip((page - 1) * size).Take(size).ToListAsync(cancel);
        return new Page<T>(items, page, size, total);
    }

    /// <summary>A list that is never long: all of it is one page.</summary>
    public static Page<T> AsOnePage<T>(this IReadOnlyList<T> items) => new(items, 1, items.Count, items.Count);

    public static Page<TTo> Select<TFrom, TTo>(this Page<TFrom> page, Func<TFrom, TTo> turn) =>
        new([.. page.Items.Select(turn)], page.PageNumber, page.PageSize, page.Total);
}

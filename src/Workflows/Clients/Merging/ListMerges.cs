using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Merging;

/// <summary>Merges, those that wait for a second person first, then the newest.</summary>
public static class ListMerges
{
    public sealed record Query(Paging? Paging = null) : IQuery<Page<MergeView>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Paging!).SetValidator(new PagingValidator()).When(query => query.Paging is not null);
    }

    public sealed class Handler(CaseFlowDb db, MergeViews views) : IQueryHandler<Query, Page<MergeView>>
    {
        public async Task<Result<Page<MergeView>>> Handle(Query query, CancellationToken cancel)
        {
            var page = await db.ClientMerges()
                .AsNoTracking()
                .OrderBy(row => row.State == MergeState.Requested ? 0 : 1)
                .ThenByDescending(row => row.RequestedAt)
                .ThenBy(row => row.Id)
                .ToPageAsync(query.Paging, cancel);
            return new Page<MergeView>(await views.OfAsync(page.Items, cancel), page.PageNumber, page.PageSize, page.Total);
        }
    }
}

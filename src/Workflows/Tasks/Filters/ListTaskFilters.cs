using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Filters;

/// <summary>The caller's saved filters and those shared with them, with the number of tasks that each finds.</summary>
public static class ListTaskFilters
{
    public sealed record Query : IQuery<Response>;

    /// <param name="MayShareWith">Roles with which the caller may share one, each with its branch.</param>
    public sealed record Response(IReadOnlyList<TaskFilterView> Items, IReadOnlyList<Grant> MayShareWith);

    public sealed class Handler(TaskSearch search, FilterBook book, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var filters = await book.AllAsync(cancel);
            var counts = await CountAsync(filters, cancel);
            var shareable = await book.ShareableAsync(cancel);
            return new Response(
                [
                    .. filters.Select(
                        (filter, index) => TaskFilterView.Of(filter, MayChange(filter, shareable), counts.GetValueOrDefault(index))
                    ),
                ],
                shareable
            );
        }

        /// <summary>By the filter's place in the list; those that find nothing are missing. One question, however many filters.</summary>
        private async Task<IReadOnlyDictionary<int, int>> CountAsync(List<TaskFilter> filters, CancellationToken cancel)
        {
            IQueryable<int>? all = null;
            for (var index = 0; index < filters.Count; index++)
            {
                var place = index;
                var found = (await search.FindAsync(filters[index].Wanted, cancel)).Select(_ => place);
                all = all is null ? found : all.Concat(found);
            }

            return all is null
                ? new Dictionary<int, int>()
                : await all.GroupBy(place => place)
                    .Select(found => new { found.Key, Count = found.Count() })
                    .ToDictionaryAsync(found => found.Key, found => found.Count, cancel);
        }

        private bool MayChange(TaskFilter filter, IReadOnlyList<Grant> shareable) =>
            filter.OwnerId == person.Id
            || (filter is { SharedRole: { } role, SharedBranchId: { } branch } && shareable.Contains(new Grant(role, branch)));
    }
}

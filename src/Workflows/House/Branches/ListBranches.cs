using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Branches;

/// <summary>The caller's branches, by name.</summary>
public static class ListBranches
{
    public sealed record Query : IQuery<Page<Item>>;

    /// <param name="People">How many work there.</param>
    public sealed record Item(BranchId Id, string Name, string TimeZone, int People);

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Page<Item>>
    {
        public async Task<Result<Page<Item>>> Handle(Query query, CancellationToken cancel)
        {
            var (all, mine) = (person.IsSystem, person.Branches);
            var items = await db.Branches()
                .Where(branch => branch.TrialOf == null && (all || mine.Contains(branch.Id)))
                .OrderBy(branch => branch.Name)
                .Select(branch => new Item(
                    branch.Id,
                    branch.Name,
                    branch.TimeZone,
                    db.People().Count(one => one.IsActive && one.Roles.Any(role => role.BranchId == branch.Id))
                ))
                .ToListAsync(cancel);
            return ((IReadOnlyList<Item>)items).AsOnePage();
        }
    }
}

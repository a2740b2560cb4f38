using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Leaves;

/// <summary>The people of the caller's branches, by name: who may be away, and who may stand in.</summary>
public static class ListSubstitutes
{
    public sealed record Query : IQuery<IReadOnlyList<Item>>;

    /// <param name="Branches">Where they work.</param>
    public sealed record Item(PersonId Id, string Name, IReadOnlyList<BranchId> Branches, IReadOnlyList<string> Roles);

    public sealed class Handler(CaseFlowDb db, CurrentPerson current) : IQueryHandler<Query, IReadOnlyList<Item>>
    {
        public async Task<Result<IReadOnlyList<Item>>> Handle(Query query, CancellationToken cancel)
        {
            var mine = current.Branches;
            var people = await db.People()
                .AsNoTracking()
                .Where(person => person.IsActive && person.Roles.Any(role => mine.Contains(role.BranchId)))
                .OrderBy(person => person.Name)
                .ToListAsync(cancel);
            return people
                .Select(person => new Item(
                    person.Id,
                    person.Name,
                    [.. person.Roles.Select(role => role.BranchId).Distinct()],
                    [.. person.Roles.Select(role => role.Role).Distinct()]
                ))
                .ToList();
        }
    }
}

using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Filters;

/// <summary>Whose filters are whose: everybody has their own; leads share one with the role that they lead, managers with any.</summary>
public sealed class FilterBook(CaseFlowDb db, CurrentPerson person)
{
    /// <summary>More would be no help, and each is counted whenever the inbox is opened.</summary>
    public const int MostOwn = 20;
    private const int MostShown = 40;

    /// <summary>The person's own first, then those shared with one of their roles or by people like them.</summary>
    public Task<List<TaskFilter>> AllAsync(CancellationToken cancel) =>
        Visible()
            .AsNoTracking()
            .Include(filter => filter.Owner)
            .OrderBy(filter => filter.SharedRole == null ? 0 : 1)
            .ThenBy(filter => filter.Name)
            .ThenBy(filter => filter.Id)
            .Take(MostShown)
            .ToListAsync(cancel);

    /// <summary>One that the person may change; a refusal if it is not there or somebody else's.</summary>
    public async Task<Result<TaskFilter>> FindToChangeAsync(TaskFilterId id, CancellationToken cancel)
    {
        var found = await Visible().Include(filter => filter.Owner).SingleOrDefaultAsync(filter => filter.Id == id, cancel);
        if (found is null)
            return Refusal.NotFound("task-filter.not-found");
        return found.OwnerId == person.Id || await MayShareAsync(found.SharedRole, found.SharedBranchId, cancel)
            ? found
            : Refusal.Forbidden("task-filter.not-yours");
    }

    public Task<int> CountOwnAsync(CancellationToken cancel) => db.TaskFilters().CountAsync(one => one.OwnerId == person.Id, cancel);

    /// <summary>The roles with which the person may share one, each with its branch.</summary>
    public async Task<IReadOnlyList<Grant>> ShareableAsync(CancellationToken cancel)
    {
        var led = await db.People()
            .Where(one => one.Id == person.Id)
            .SelectMany(one => one.Roles)
            .Where(held => held.IsLead)
            .Select(held => new Grant(held.Role, held.BranchId))
            .ToListAsync(cancel);
        return
        [
            .. person
                .Branches.Where(branch => person.MayIn(branch, TasksRoom.Assign))
                .SelectMany(branch => Roles.All.Select(role => new Grant(role, branch)))
                .Concat(led.Where(person.Grants.Contains))
                .Distinct(),
        ];
    }

    public async Task<bool> MayShareAsync(string? role, BranchId? branch, CancellationToken cancel) =>
        role is not null && branch is { } where && (await ShareableAsync(cancel)).Contains(new Grant(role, where));

    private IQueryable<TaskFilter> Visible() =>
        db.TaskFilters()
            .Where(
                Like.AnyOf([
                    filter => filter.OwnerId == person.Id,
                    .. person.Branches.Select(branch =>
                    {
                        var roles = person.Grants.Where(grant => grant.Branch == branch).Select(grant => grant.Role).ToList();
                        var all = person.MayIn(branch, TasksRoom.Assign);
                        return (System.Linq.Expressions.Expression<Func<TaskFilter, bool>>)(
                            filter => filter.SharedBranchId == branch && (all || roles.Contains(filter.SharedRole!))
                        );
                    }),
                ])
            );
}

/// <summary>A saved filter for the person who looks.</summary>
/// <param name="SharedRole">For all who hold it in <paramref name="SharedBranch"/>; null: the caller's alone.</param>
/// <param name="MayChange">The caller may change it or take it away.</param>
/// <param name="Count">How many tasks it finds for the caller now.</param>
public sealed record TaskFilterView(
    TaskFilterId Id,
    string Name,
    TaskCriteria Criteria,
    string? SharedRole,
    BranchId? SharedBranch,
    PersonRef? Owner,
    bool MayChange,
    int Count,
    long Revision
)
{
    public static TaskFilterView Of(TaskFilter filter, bool mayChange, int count) =>
        new(
            filter.Id,
            filter.Name,
            filter.Wanted,
            filter.SharedRole,
            filter.SharedBranchId,
            PersonRef.Of(filter.Owner),
            mayChange,
            count,
            filter.Revision
        );
}

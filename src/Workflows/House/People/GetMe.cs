using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.People;

public static class GetMe
{
    public sealed record Query : IQuery<Response>;

    public sealed record Response(
        PersonId Id,
        string UserName,
        string Name,
        IReadOnlyList<string> Roles,
        IReadOnlyList<BranchRef> Branches,
        IReadOnlyList<string> Permissions,
        bool MustChangePassword
    );

    public sealed record BranchRef(BranchId Id, string Name, string TimeZone, IReadOnlyList<string> Roles);

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var mine = person.Branches;
            var branches = await db.Branches()
                .AsNoTracking()
                .Where(branch => mine.Contains(branch.Id))
                .OrderBy(branch => branch.Name)
                .ToListAsync(cancel);
            return new Response(
                person.Id,
                person.UserName,
                person.Name,
                person.RoleIds,
                [
                    .. branches.Select(branch => new BranchRef(
                        branch.Id,
                        branch.Name,
                        branch.TimeZone,
                        [.. person.Grants.Where(grant => grant.Branch == branch.Id).Select(grant => grant.Role)]
                    )),
                ],
                [.. Permissions.Of(person.RoleIds).Order(StringComparer.Ordinal)],
                person.MustChangePassword
            );
        }
    }
}

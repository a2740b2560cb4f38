using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Staffing;

/// <summary>Of these roles those that somebody who works in the caller's branches holds.</summary>
public static class ListHeldRoles
{
    public sealed record Query(IReadOnlyList<string> Roles) : IQuery<IReadOnlyList<string>>;

    public sealed class Handler(StaffBook staff) : IQueryHandler<Query, IReadOnlyList<string>>
    {
        public async Task<Result<IReadOnlyList<string>>> Handle(Query query, CancellationToken cancel) =>
            await staff
                .Visible.Where(one => one.IsActive)
                .SelectMany(one => one.Roles)
                .Where(role => query.Roles.Contains(role.Role))
                .Select(role => role.Role)
                .Distinct()
                .ToListAsync(cancel);
    }
}

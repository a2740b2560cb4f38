using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Notices;

/// <summary>Who is there to be told.</summary>
public sealed class RoleHolders(CaseFlowDb db)
{
    /// <summary>The first of these roles that somebody holds in the branch; the manager where nobody does.</summary>
    public async Task<string> FirstHeldAsync(BranchId branch, IReadOnlyList<string> roles, CancellationToken cancel)
    {
        var held = await db.People()
            .Where(one => one.IsActive)
            .SelectMany(one => one.Roles)
            .Where(one => one.BranchId == branch && roles.Contains(one.Role))
            .Select(one => one.Role)
            .Distinct()
            .ToListAsync(cancel);
        return roles.FirstOrDefault(held.Contains) ?? Roles.Manager;
    }

    /// <summary>Who leads those that a notice is for (R-ESC-4).</summary>
    public async Task<string> LeadOfAsync(Notice notice, CancellationToken cancel)
    {
        var role = notice.Role ?? await FirstRoleAsync(notice, cancel);
        return role is null ? Roles.Manager : await FirstHeldAsync(notice.BranchId, [Roles.LeadOf(role)], cancel);
    }

    private Task<string?> FirstRoleAsync(Notice notice, CancellationToken cancel) =>
        db.People()
            .Where(one => one.Id == notice.PersonId)
            .SelectMany(one => one.Roles)
            .Where(one => one.BranchId == notice.BranchId)
            .OrderBy(one => one.Role)
            .Select(one => (string?)one.Role)
            .FirstOrDefaultAsync(cancel);
}

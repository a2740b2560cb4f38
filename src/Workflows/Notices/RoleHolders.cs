using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Shifts;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Notices;

/// <summary>Who is there to be told.</summary>
public sealed class RoleHolders(CaseFlowDb db, OnDuty duty)
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

    /// <summary>
    /// Who leads those of a role (R-ESC-4): the people who are its leads in the branch, other than <paramref name="but"/>; where there are
    /// none, the role above it.
    /// </summary>
    public async Task<IReadOnlyList<NoticeAddress>> LeadsOfAsync(BranchId branch, string role, PersonId? but, CancellationToken cancel)
    {
        var leads = await db.People()
            .Where(one => one.IsActive && one.Id != but)
            .SelectMany(one => one.Roles)
            .Where(held => held.BranchId == branch && held.Role == role && held.IsLead)
            .OrderBy(held => held.PersonId)
            .Select(held => held.PersonId)
            .ToListAsync(cancel);
        return leads.Count > 0
            ? leads.ConvertAll(lead => new NoticeAddress(lead, role))
            : [new NoticeAddress(null, await FirstHeldAsync(branch, [Roles.LeadOf(role)], cancel))];
    }

    /// <summary>Who leads those that a notice is for.</summary>
    public async Task<IReadOnlyList<NoticeAddress>> LeadsOfAsync(Notice notice, CancellationToken cancel) =>
        (notice.Role ?? await FirstRoleAsync(notice, cancel)) is { } role
            ? await LeadsOfAsync(notice.BranchId, role, notice.PersonId, cancel)
            : [new NoticeAddress(null, Roles.Manager)];

    /// <summary>
    /// Unread all the same (R-MSG-3): the manager; of what a doctor has to look at also any doctor on duty, or all where no shifts say who
    /// that is.
    /// </summary>
    public async Task<IReadOnlyList<NoticeAddress>> LastResortAsync(Notice notice, DateTimeOffset at, CancellationToken cancel)
    {
        List<NoticeAddress> told = [new(null, Roles.Manager)];
        if (notice.Role is not (Roles.Doctor or Roles.MedicalDirector))
            return told;
        var onDuty = await duty.OfAsync(notice.BranchId, Roles.Doctor, at, cancel);
        told.AddRange(onDuty.Where(doctor => doctor != notice.PersonId).Select(doctor => new NoticeAddress(doctor, Roles.Doctor)));
        if (onDuty.Count == 0)
            told.Add(new NoticeAddress(null, Roles.Doctor));
        return told;
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

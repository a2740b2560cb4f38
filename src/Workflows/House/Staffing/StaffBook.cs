using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Staffing;

/// <summary>
/// The people of the caller's branches, and what every change of one of them has in common: a line in the history of set-up, and that all
/// hosts read the person again from the commit on (R-SET-14).
/// </summary>
public sealed class StaffBook(CaseFlowDb db, CurrentPerson current, SetupHistory history, AfterCommit afterCommit)
{
    public IQueryable<Person> Visible
    {
        get
        {
            var (all, mine) = (current.IsSystem, current.Branches);
            return db.People().Where(person => all || person.Roles.Any(role => mine.Contains(role.BranchId)));
        }
    }

    public Task<Person?> FindAsync(PersonId id, CancellationToken cancel) =>
        Visible.SingleOrDefaultAsync(person => person.Id == id, cancel);

    /// <summary>The person, if the caller may change them and nobody else did since <paramref name="revision"/> was read.</summary>
    /// <param name="revision">Null: whatever it is.</param>
    public async Task<Result<Person>> FindToChangeAsync(PersonId id, long? revision, CancellationToken cancel)
    {
        if (!current.May(HouseRoom.ManageStaff))
            return Refusal.Forbidden("auth.forbidden");
        if (await FindAsync(id, cancel) is not { } person || !person.Roles.Exists(ManagesIn))
            return Refusal.NotFound("staff.not-found");
        if (revision is { } read && read != person.Revision)
            return Refusal.Conflict("staff.changed-meanwhile");
        return person;
    }

    /// <summary>
    /// The same, for what counts in all branches of the person at once: who manages only some of them would take over, or end, what is not
    /// theirs.
    /// </summary>
    public async Task<Result<Person>> FindToChangeEverywhereAsync(PersonId id, CancellationToken cancel)
    {
        var found = await FindToChangeAsync(id, null, cancel);
        return found.IsSuccess && !found.Value.Roles.TrueForAll(ManagesIn) ? Refusal.Forbidden("staff.other-branch") : found;
    }

    public bool ManagesIn(BranchId branch) => current.Holds(branch, HouseRoom.ManageStaff);

    private bool ManagesIn(PersonRole role) => ManagesIn(role.BranchId);

    /// <summary>A branch in which nobody else could administer if this person did not; null if there is none.</summary>
    public async Task<BranchId?> FindOrphanAsync(Person admin, IEnumerable<BranchId> branches, CancellationToken cancel)
    {
        foreach (var branch in branches)
        {
            var others = await db.People()
                .CurrentAsync(
                    one => one.Id != admin.Id && one.IsActive && one.Roles.Any(role => role.Role == Roles.Admin && role.BranchId == branch),
                    cancel
                );
            if (others.Count == 0)
                return branch;
        }

        return null;
    }

    /// <summary>What the history of set-up keeps of a person; never a password.</summary>
    public static object StateOf(Person person) =>
        new
        {
            person.UserName,
            person.Name,
            person.IsActive,
            Facts = StaffFacts.Of(person),
            Roles = StaffRole.Of(person).ToList(),
        };

    /// <param name="before">Its <see cref="StateOf"/>; null for somebody new.</param>
    /// <param name="isGone">As if they had never been here.</param>
    public Task ChangedAsync(string act, Person person, object? before, string? reason, CancellationToken cancel, bool isGone = false)
    {
        afterCommit.Changes.Add(LiveChange.OfPerson(person.Id));
        var branches = person.Roles.Select(role => role.BranchId).Order(Comparer<BranchId>.Create((a, b) => a.Value.CompareTo(b.Value)));
        BranchId? branch =
            branches.Cast<BranchId?>().FirstOrDefault(one => current.Branches.Contains(one!.Value)) ?? branches.FirstOrDefault();
        var subject = new SetupSubject(SetupSubject.Person, person.Id.ToString(), person.Name, branch);
        return history.WriteAsync(act, subject, before, isGone ? null : StateOf(person), reason, cancel);
    }

    /// <summary>For what leaves no trace in the person's facts: a new password.</summary>
    public Task ToldAsync(string act, Person person, CancellationToken cancel) => ChangedAsync(act, person, null, null, cancel);
}

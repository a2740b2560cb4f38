using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Leaves;

/// <summary>
/// Who is away and who stands in. Each change has its line in the history of set-up, and whoever it concerns is told in the same commit.
/// </summary>
public sealed class LeaveBook(
    CaseFlowDb db,
    CurrentPerson current,
    SetupHistory history,
    IEnumerable<IWhenLeaveChanges> rooms,
    AfterCommit afterCommit
)
{
    /// <summary>With its people; null for what the caller has no part in.</summary>
    public async Task<Leave?> FindAsync(LeaveId id, CancellationToken cancel) =>
        await Whole.SingleOrDefaultAsync(leave => leave.Id == id, cancel) is { } leave && IsSeen(leave) ? leave : null;

    public IQueryable<Leave> Whole =>
        db.Leaves().Include(leave => leave.Person).Include(leave => leave.Substitute).Include(leave => leave.DecidedBy);

    /// <summary>The caller's own, those in which they stand in, and all of the branches whose leaves they decide.</summary>
    public IQueryable<Leave> Seen
    {
        get
        {
            var (all, decided) = (current.IsSystem, current.Branches.Where(Decides).ToList());
            return Whole.Where(leave =>
                all || leave.PersonId == current.Id || leave.SubstituteId == current.Id || decided.Contains(leave.BranchId)
            );
        }
    }

    public bool Decides(BranchId branch) => current.Holds(branch, HouseRoom.DecideLeave);

    public bool MayDecide(Leave leave) => leave.State == LeaveState.Requested && leave.PersonId != current.Id && Decides(leave.BranchId);

    public bool MayEnd(Leave leave, DateTimeOffset now) =>
        leave.State is LeaveState.Requested or LeaveState.Approved
        && now < leave.To
        && (leave.PersonId == current.Id || Decides(leave.BranchId));

    public Task<bool> OverlapsAsync(Leave leave, CancellationToken cancel) =>
        db.Leaves()
            .AnyAsync(
                other =>
                    other.PersonId == leave.PersonId
                    && other.Id != leave.Id
                    && (other.State == LeaveState.Requested || other.State == LeaveState.Approved)
                    && other.From < leave.To
                    && leave.From < other.To,
                cancel
            );

    /// <summary>Somebody who works in the branch, other than the one who is away.</summary>
    public Task<Person?> FindSubstituteAsync(PersonId? id, Leave leave, CancellationToken cancel) =>
        db.People()
            .SingleOrDefaultAsync(
                one => one.Id == id && one.Id != leave.PersonId && one.IsActive && one.Roles.Any(role => role.BranchId == leave.BranchId),
                cancel
            );

    public async Task ChangedAsync(Leave leave, LeaveStep step, object? before, string? reason, CancellationToken cancel)
    {
        afterCommit.Changes.Add(LiveChange.OfPerson(leave.PersonId));
        var subject = new SetupSubject(SetupSubject.Leave, leave.Id.ToString(), leave.Person!.Name, leave.BranchId);
        await history.WriteAsync($"leave.{step.ToString().ToLowerInvariant()}", subject, before, leave.Facts(), reason, cancel);
        foreach (var room in rooms)
            await room.ChangedAsync(leave, step, cancel);
    }

    private bool IsSeen(Leave leave) =>
        current.IsSystem || leave.PersonId == current.Id || leave.SubstituteId == current.Id || Decides(leave.BranchId);
}

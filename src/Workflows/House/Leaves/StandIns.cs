using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Leaves;

/// <summary>Who does the work of somebody who is on leave (R-SET-6).</summary>
public sealed class StandIns(CaseFlowDb db)
{
    /// <param name="Substitute">Null: whoever of the role takes it.</param>
    public sealed record StandIn(PersonId? Substitute, string Name, DateTimeOffset Until);

    /// <summary>
    /// Null while they are there. A substitute who is away, has left, or lacks the
    /// role in the branch stands in for nobody.
    /// </summary>
    public async Task<StandIn?> FindAsync(PersonId person, string role, BranchId branch, DateTimeOffset at, CancellationToken cancel)
    {
        var first = await LeaveOfAsync(person, at, cancel);
        if (first is null)
            return null;
        HashSet<PersonId> asked = [person];
        var substitute = first.SubstituteId;
        while (substitute is { } one)
        {
            if (!asked.Add(one))
                substitute = null;
            else if (await LeaveOfAsync(one, at, cancel) is { } away)
                substitute = away.SubstituteId;
            else
                return new StandIn(await IsFitAsync(one, role, branch, cancel) ? one : null, first.Person!.Name, first.To);
        }

        return new StandIn(null, first.Person!.Name, first.To);
    }

    private Task<Leave?> LeaveOfAsync(PersonId person, DateTimeOffset at, CancellationToken cancel) =>
        db.Leaves()
            .AsNoTracking()
            .Include(leave => leave.Person)
            .Where(leave => leave.PersonId == person && leave.From <= at && at < leave.To)
            .Standing()
            .OrderByDescending(leave => leave.To)
            .FirstOrDefaultAsync(cancel);

    private Task<bool> IsFitAsync(PersonId person, string role, BranchId branch, CancellationToken cancel) =>
        db.People()
            .AnyAsync(
                one => one.Id == person && one.IsActive && one.Roles.Any(held => held.Role == role && held.BranchId == branch),
                cancel
            );
}

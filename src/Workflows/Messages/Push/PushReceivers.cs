using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Push;

/// <summary>
/// In which browsers a notice is told: of those whose bell it rings; who is on leave is left in peace but by what is theirs.
/// </summary>
public sealed class PushReceivers(CaseFlowDb db)
{
    public async Task<IReadOnlyList<PushDeviceId>> OfAsync(Notice notice, DateTimeOffset at, CancellationToken cancel)
    {
        var people = db.People().Where(one => one.IsActive && one.Roles.Any(held => held.BranchId == notice.BranchId));
        people = notice.PersonId is { } person
            ? people.Where(one => one.Id == person)
            : people
                .Where(one =>
                    one.Id != notice.CausedById && one.Roles.Any(held => held.BranchId == notice.BranchId && held.Role == notice.Role)
                )
                .Where(one => !db.Leaves().Standing().Any(leave => leave.PersonId == one.Id && leave.From <= at && at < leave.To));
        return await db.PushDevices()
            .Where(device => people.Any(one => one.Id == device.PersonId))
            .OrderBy(device => device.Id)
            .Select(device => device.Id)
            .ToListAsync(cancel);
    }
}

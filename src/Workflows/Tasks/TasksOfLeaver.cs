using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks;

/// <summary>What somebody who leaves had taken goes back to its role, in whatever branch; what was typed stays (R-SET-1).</summary>
internal sealed class TasksOfLeaver(CaseFlowDb db, TaskHolding holding, TimeProvider clock) : IWhenPersonLeaves
{
    public async Task LeaveAsync(Person person, CancellationToken cancel)
    {
        var taken = await db.Tasks()
            .IgnoreQueryFilters()
            .Include(task => task.Journey)
            .Include(task => task.Assignee)
            .Where(task => task.AssigneeId == person.Id && task.Status == TaskStatus.Open)
            .OrderBy(task => task.CreatedAt)
            .ToListAsync(cancel);
        foreach (var task in taken)
            await holding.GiveAsync(task, null, TaskHistory.TaskReleased, clock.GetUtcNow(), cancel);
    }
}

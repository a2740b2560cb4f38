using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Making;

/// <summary>
/// What somebody who leaves had taken, or what was meant for them, goes to its role, in whatever branch; what was typed stays (R-SET-1).
/// </summary>
internal sealed class TasksOfLeaver(CaseFlowDb db, TaskHolding holding, TimeProvider clock) : IWhenPersonLeaves
{
    public async Task LeaveAsync(Person person, CancellationToken cancel)
    {
        var theirs = await db.Tasks()
            .IgnoreQueryFilters()
            .WithItsPeople()
            .Where(task => task.Status == TaskStatus.Open && (task.AssigneeId == person.Id || task.ForPersonId == person.Id))
            .OrderBy(task => task.CreatedAt)
            .ToListAsync(cancel);
        foreach (var task in theirs)
        {
            if (task.ForPersonId == person.Id)
                (task.ForPersonId, task.ForPerson) = (null, null);
            if (task.AssigneeId is null || task.AssigneeId == person.Id)
                await holding.GiveAsync(task, null, TaskHistory.TaskReleased, clock.GetUtcNow(), cancel);
        }
    }
}

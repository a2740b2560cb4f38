using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Showing;

/// <summary>What the person who asks has to do at the moment.</summary>
public sealed class OpenWork(CaseFlowDb db, CurrentPerson person) : IOpenWork
{
    public async Task<bool> HasAsync(JourneyId journey, CancellationToken cancel) =>
        (await Open().Where(task => task.JourneyId == journey).ToListAsync(cancel)).Exists(task => task.MayBeDoneBy(person));

    /// <summary>Also a task of another journey of the same client: one shows what was photographed before.</summary>
    public async Task<bool> ShowsAsync(FileId file, Chart chart, CancellationToken cancel)
    {
        var id = file.ToString();
        var tasks = await Open()
            .Where(task => task.JourneyId == chart.Journey || (chart.Client != null && task.Journey!.ClientId == chart.Client))
            .ToListAsync(cancel);
        return tasks.Exists(task => task.MayBeDoneBy(person) && (Names(task.Values) || Names(task.Draft)));

        bool Names(string? json) => json?.Contains(id, StringComparison.OrdinalIgnoreCase) == true;
    }

    private IQueryable<TaskItem> Open() => db.Tasks().AsNoTracking().Where(task => task.Status == TaskStatus.Open);
}

using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Showing;

/// <summary>Tasks that the caller may see, and what led to them, wherever they lie.</summary>
public sealed class ShownTasks(CaseFlowDb db, ArchiveShelf archives, CurrentPerson person)
{
    /// <summary>With its journey, client, assignee and the person it is meant for.</summary>
    public async Task<TaskItem?> FindAsync(TaskId id, CancellationToken cancel) =>
        await db.FindVisibleAsync(id, person, cancel) ?? await archives.FindTaskAsync(id, cancel);

    /// <summary>With its assignee and the person it is meant for alone.</summary>
    public async Task<TaskItem?> FindHeldAsync(TaskId id, CancellationToken cancel) =>
        await db.Tasks()
            .AsNoTracking()
            .Include(task => task.Assignee)
            .Include(task => task.ForPerson)
            .VisibleTo(person)
            .SingleOrDefaultAsync(task => task.Id == id, cancel)
        ?? await archives.FindTaskAsync(id, cancel);

    /// <summary>Only the entries of these types, newest first.</summary>
    public Task<IReadOnlyList<HistoryEntry>> HistoryOfAsync(Journey journey, IReadOnlyList<string> types, CancellationToken cancel) =>
        archives.HistoryOfAsync(journey, types, cancel);
}

using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Showing;

/// <summary>The way that led to a task, as far as its page shows it: neither the whole history nor the instances are read for it.</summary>
/// <param name="Entries">Newest first; none for who may not read histories.</param>
public sealed record WayHere(
    JourneyId Journey,
    string Stage,
    string Status,
    IReadOnlyList<OpenTask> OpenTasks,
    IReadOnlyList<GetHistory.Entry> Entries
);

public sealed class TaskWay(CaseFlowDb db, ShownTasks tasks, HistoryNames names, TaskSights sights, CurrentPerson person)
{
    private static readonly string[] Milestones =
    [
        TaskHistory.TaskCompleted,
        JourneyHistory.JourneyStarted,
        JourneyHistory.JourneyCancelled,
        JourneyHistory.JourneyFinished,
    ];

    /// <param name="task">With its journey.</param>
    public async Task<WayHere> OfAsync(TaskItem task, CancellationToken cancel)
    {
        var journey = task.Journey!;
        return new WayHere(
            journey.Id,
            journey.Stage,
            journey.Status.ToText(),
            await OpenAsync(journey, cancel),
            await EntriesAsync(task, cancel)
        );
    }

    private async Task<IReadOnlyList<OpenTask>> OpenAsync(Journey journey, CancellationToken cancel) =>
        OpenTask.Of(
            await db.Tasks()
                .AsNoTracking()
                .Include(task => task.Assignee)
                .Where(task => task.JourneyId == journey.Id && task.Status == TaskStatus.Open)
                .OrderBy(task => task.CreatedAt)
                .ThenBy(task => task.DueAt)
                .ToListAsync(cancel)
        );

    private async Task<IReadOnlyList<GetHistory.Entry>> EntriesAsync(TaskItem task, CancellationToken cancel) =>
        person.MayIn(task.BranchId, HistoryRoom.Read)
            ? await names.OfAsync(
                await tasks.HistoryOfAsync(task.Journey!, Milestones, cancel),
                await sights.SightAsync(task, cancel),
                cancel
            )
            : [];
}

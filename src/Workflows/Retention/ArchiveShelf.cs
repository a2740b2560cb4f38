using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Retention;

/// <summary>Reads what is archived as if it were not.</summary>
public sealed class ArchiveShelf(CaseFlowDb db, CurrentPerson person)
{
    /// <summary>Entries after <paramref name="after"/>, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> HistoryOfAsync(Journey journey, long after, int limit, CancellationToken cancel)
    {
        if (journey.ArchivedAt is not null)
            return [.. (await OfAsync(journey.Id, cancel)).History.Where(entry => entry.Seq > after).Take(limit)];
        return await db.History()
            .AsNoTracking()
            .Where(entry => entry.JourneyId == journey.Id && entry.Seq > after)
            .OrderBy(entry => entry.Seq)
            .Take(limit)
            .ToListAsync(cancel);
    }

    /// <summary>Only the entries of these types, newest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> HistoryOfAsync(Journey journey, IReadOnlyList<string> types, CancellationToken cancel)
    {
        if (journey.ArchivedAt is not null)
            return [.. (await OfAsync(journey.Id, cancel)).History.Where(entry => types.Contains(entry.Type)).Reverse()];
        return await db.History()
            .AsNoTracking()
            .Where(entry => entry.JourneyId == journey.Id && types.Contains(entry.Type))
            .OrderByDescending(entry => entry.Seq)
            .ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<InstanceRow>> InstancesOfAsync(JourneyId journey, CancellationToken cancel) =>
        (await OfAsync(journey, cancel)).Instances;

    /// <summary>
    /// The task with its journey, client and people; null if none of this id lies in an archive, or the caller may not see it.
    /// </summary>
    public async Task<TaskItem?> FindTaskAsync(TaskId id, CancellationToken cancel)
    {
        if (await db.ArchivedTasks().AsNoTracking().SingleOrDefaultAsync(task => task.Id == id, cancel) is not { } place)
            return null;
        if (
            await db.Journeys().Include(row => row.Client).SingleOrDefaultAsync(row => row.Id == place.JourneyId, cancel) is not { } journey
        )
            return null;
        var task = (await OfAsync(journey.Id, cancel)).Tasks.Single(task => task.Id == id);
        if (!new[] { task }.AsQueryable().VisibleTo(person).Any())
            return null;

        var people = await db.People().Where(one => one.Id == task.AssigneeId || one.Id == task.ForPersonId).ToListAsync(cancel);
        task.Journey = journey;
        task.Assignee = people.Find(one => one.Id == task.AssigneeId);
        task.ForPerson = people.Find(one => one.Id == task.ForPersonId);
        return task;
    }

    private async Task<ArchivedRows> OfAsync(JourneyId journey, CancellationToken cancel) =>
        ArchivedRows.Unpack(
            await db.Archives().Where(row => row.JourneyId == journey).Select(row => row.Content).SingleAsync(cancel),
            db.Model
        );
}

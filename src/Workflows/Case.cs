using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using TaskStatus = CaseFlow.Workflows.Tasks.TaskStatus;

namespace CaseFlow.Workflows;

/// <summary>
/// A journey with all that a step of it may touch, as it is within this unit of work: what was staged a moment ago counts. It cannot be had
/// without loading, so whoever holds one never takes "not read" for "there is none". It lives as long as its unit of work.
/// </summary>
public sealed class Case
{
    private readonly CaseFlowDb db;

    private Case(CaseFlowDb db, Journey journey) => (this.db, Journey) = (db, journey);

    /// <summary>With its client.</summary>
    public Journey Journey { get; }

    /// <summary>Those that had not ended before this unit of work, and those that began in it.</summary>
    public IEnumerable<InstanceRow> Instances => db.Instances().Local.Where(row => row.JourneyId == Journey.Id);

    /// <summary>What can wake it.</summary>
    public IEnumerable<BookmarkRow> Waits => db.Bookmarks().Local.Where(row => row.JourneyId == Journey.Id);

    /// <summary>Its tasks that wait for somebody, oldest first.</summary>
    public IReadOnlyList<TaskItem> OpenTasks =>
        [
            .. db.Tasks()
                .Local.Where(task => task.JourneyId == Journey.Id && task.Status == TaskStatus.Open)
                .OrderBy(task => task.CreatedAt)
                .ThenBy(task => task.DueAt),
        ];

    /// <summary>What staff were told of this task and nobody has closed.</summary>
    public IReadOnlyList<Notice> NoticesOf(TaskId task) =>
        [.. db.Notices().Local.Where(notice => notice.TaskId == task && notice.State != NoticeState.Closed)];

    /// <summary>One that this unit of work has read before: <see cref="InvalidOperationException"/> if it has not.</summary>
    public static Case Opened(CaseFlowDb db, JourneyId id) =>
        db.Cases.GetValueOrDefault(id) ?? throw new InvalidOperationException($"The case of {id} was not opened.");

    /// <summary>
    /// Reads it with one question, whoever asks: may they? is for the caller to say. A second time in a unit of work it is there already.
    /// Null if there is no such journey.
    /// </summary>
    public static async Task<Case?> FindAsync(CaseFlowDb db, JourneyId id, CancellationToken cancel)
    {
        if (db.Cases.TryGetValue(id, out var known))
            return known;
        if (db.Journeys().Local.FindEntry(id) is not { State: EntityState.Added }) // a new one has nothing that could be read
            await db.ReadCaseAsync(id, cancel);
        return db.Journeys().Local.FindEntry(id) is { Entity: var journey } ? Keep(db, journey) : null;
    }

    /// <summary>The case of a journey that is stored, or begins in this unit of work.</summary>
    public static async Task<Case> OfAsync(CaseFlowDb db, Journey journey, CancellationToken cancel) =>
        await FindAsync(db, journey.Id, cancel) ?? throw new InvalidOperationException($"Journey {journey.Id} is not stored.");

    /// <summary>The case of this task, and the task itself even if it is closed; null if there is no such task.</summary>
    public static async Task<(Case Case, TaskItem Task)?> OfTaskAsync(CaseFlowDb db, TaskId id, CancellationToken cancel)
    {
        await db.ReadCaseOfAsync(id, cancel);
        return db.Tasks().Local.FindEntry(id) is { Entity: { Journey: { } journey } task } ? (Keep(db, journey), task) : null;
    }

    /// <summary>The case of a journey that begins now.</summary>
    public static Case Begin(CaseFlowDb db, Journey journey)
    {
        db.Journeys().Add(journey);
        return Keep(db, journey);
    }

    /// <summary>All its instances, also those that ended long ago, as they began; those of this unit of work come last.</summary>
    public async Task<IReadOnlyList<InstanceRow>> AllInstancesAsync(CancellationToken cancel)
    {
        var stored = await db.Instances().Where(row => row.JourneyId == Journey.Id).ToListAsync(cancel);
        return [.. stored, .. Instances.Except(stored)];
    }

    private static Case Keep(CaseFlowDb db, Journey journey)
    {
        if (!db.Cases.TryGetValue(journey.Id, out var known))
            db.Cases.Add(journey.Id, known = new Case(db, journey));
        return known;
    }
}

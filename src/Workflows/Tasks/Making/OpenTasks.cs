using CaseFlow.Engine.State;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks.Making;

/// <summary>
/// The tasks of a journey that wait for somebody, as they are within this unit of work: what was staged a moment ago counts too.
/// </summary>
public sealed class OpenTasks(CaseFlowDb db, HistoryWriter history, AfterCommit afterCommit)
{
    public async Task<IReadOnlyList<TaskItem>> OfAsync(JourneyId journey, CancellationToken cancel)
    {
        await db.TrackJourneyAsync(journey, cancel);
        return
        [
            .. db
                .Tasks.Local.Where(task => task.JourneyId == journey && task.Status == TaskStatus.Open)
                .OrderBy(task => task.CreatedAt)
                .ThenBy(task => task.DueAt),
        ];
    }

    /// <summary>The open task of one run of an activity; null if somebody completed it, or there never was one.</summary>
    public async Task<TaskItem?> OfFrameAsync(EmittedFrom from, CancellationToken cancel)
    {
        var (instance, frame) = (from.Burst.Instance.Id.Value, from.Emitted.Frame.Value);
        return (await OfAsync(from.Journey.Id, cancel)).FirstOrDefault(task => task.InstanceId == instance && task.FrameId == frame);
    }

    public void Cancel(Journey journey, TaskItem task, string reason, DateTimeOffset at)
    {
        (task.Status, task.ClosedAt, task.Draft) = (TaskStatus.Cancelled, at, null);
        history.Append(journey, at, TaskHistory.TaskCancelled, new { taskId = task.Id.Value, reason }, PlaceOf(task));
        Changed(task);
    }

    /// <summary>Open pages show it differently from the commit on.</summary>
    public void Changed(TaskItem task)
    {
        afterCommit.Changes.Add(new LiveChange("task", task.BranchId, task.JourneyId, task.Id, task.Role));
        afterCommit.Journey(task.BranchId, task.JourneyId);
    }

    /// <summary>Where the history places what happens to a task: at the activity that made it, on that activity's definition.</summary>
    public static HistoryPlace PlaceOf(TaskItem task) =>
        new(task.InstanceId, task.ActivityId, task.Title, new DefinitionRef(task.DefinitionId, task.DefinitionVersion), task.Stage);
}

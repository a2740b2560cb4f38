using CaseFlow.Engine.State;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks.Making;

/// <summary>
/// What becomes of the tasks of a case that wait for somebody.
/// </summary>
public sealed class OpenTasks(HistoryWriter history, NoticeBoard notices, AfterCommit afterCommit)
{
    /// <summary>The open task of one run of an activity; null if somebody completed it, or there never was one.</summary>
    public static TaskItem? OfFrame(EmittedFrom from)
    {
        var (instance, frame) = (from.Burst.Instance.Id.Value, from.Emitted.Frame.Value);
        return from.Case.OpenTasks.FirstOrDefault(task => task.InstanceId == instance && task.FrameId == frame);
    }

    public void Cancel(Journey journey, TaskItem task, string reason, DateTimeOffset at)
    {
        (task.Status, task.ClosedAt, task.Draft) = (TaskStatus.Cancelled, at, null);
        history.Append(journey, at, TaskHistory.TaskCancelled, new { taskId = task.Id.Value, reason }, PlaceOf(task));
        Ended(task, at);
    }

    /// <summary>Completed or cancelled: nobody is told of it any more (R-MSG-11).</summary>
    public void Ended(TaskItem task, DateTimeOffset at)
    {
        notices.EndOf(task.JourneyId, task.Id, at);
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

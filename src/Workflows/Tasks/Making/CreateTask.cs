using CaseFlow.Activities.Common;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Forms.Versions;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Submission;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Making;

/// <summary>Whom a new task goes to, and who is told of it.</summary>
public sealed record TaskMaking(TaskNotices Notices, StandIns StandIns);

/// <summary>An activity asks for work by a person.</summary>
public sealed class CreateTask(CaseFlowDb db, FormSource forms, HistoryWriter history, OpenTasks tasks, TaskMaking making)
    : IConsume<TaskRequest>
{
    public async Task ConsumeAsync(TaskRequest request, EmittedFrom from, CancellationToken cancel)
    {
        var (journey, instance, frame) = (from.Journey, from.Burst.Instance, from.Emitted.Frame);
        var wait = instance.Bookmarks.FirstOrDefault(bookmark => bookmark.Frame == frame && bookmark.Name == HumanTask.TaskWait);
        if (wait is null)
            return; // another branch ended it within the same step: nobody waits any more

        var task = Make(request, from, wait);
        task.FormVersion =
            await forms.LatestVersionAsync(request.Form, cancel)
            ?? throw new InvalidOperationException($"{task.Title} asks for the form '{request.Form}', which does not exist.");
        if (from.Burst.Journal.OfType<ActivityRetried>().Any(retried => retried.Frame == frame))
            task.Draft = await AnsweredBeforeAsync(task, cancel);
        if (task.ForPersonId is { } meant && !journey.IsTrial)
            if (await making.StandIns.FindAsync(meant, task.Role, task.BranchId, from.At, cancel) is { } standIn)
                task.StandIn(standIn, meant);
        db.Tasks().Add(task);
        history.Append(
            journey,
            from.At,
            TaskHistory.TaskCreated,
            new
            {
                taskId = task.Id.Value,
                task.Role,
                forPerson = task.ForPersonId?.Value,
                task.DueAt,
                form = $"{task.FormId}@{task.FormVersion}",
            },
            OpenTasks.PlaceOf(task)
        );
        tasks.Changed(task);
        making.Notices.Made(task, request);
    }

    private static TaskItem Make(TaskRequest request, EmittedFrom from, Bookmark wait)
    {
        var (journey, instance, activity) = (from.Journey, from.Burst.Instance, from.Activity);
        return new TaskItem
        {
            Id = new TaskId(Guid.CreateVersion7(from.At)),
            BranchId = journey.BranchId,
            JourneyId = journey.Id,
            Journey = journey,
            InstanceId = instance.Id.Value,
            FrameId = wait.Frame.Value,
            BookmarkId = wait.Id.Value,
            DefinitionId = instance.Definition.DefinitionId,
            DefinitionVersion = instance.Definition.Version,
            ActivityId = activity.Id,
            ActivityType = activity.Descriptor.TypeName,
            Title = activity.Name,
            EnglishTitle = activity.EnglishTitle,
            Stage = activity.Descriptor.Stage.Length > 0 ? activity.Descriptor.Stage : journey.Stage,
            Role = request.Role,
            ForPersonId = request.PersonOfJourney is { } role ? journey.PersonOf(role) : null,
            NeedsCall = request.NeedsCall,
            FormId = request.Form,
            OfferedOutcomes = TaskOutcomes.OfferedBy(activity, request.Outcomes),
            Values = ValueJson.Write(ValueJson.From(request.Values))?.ToJsonString() ?? "{}",
            CreatedAt = from.At,
            SoonAt = request.SoonAt,
            DueAt = request.DueAt ?? throw new InvalidOperationException($"{activity.Name} did not say when its task is due."),
        };
    }

    /// <summary>The activity failed after somebody had filled its form: what they typed is not asked of them again.</summary>
    private Task<string?> AnsweredBeforeAsync(TaskItem task, CancellationToken cancel) =>
        db.Tasks()
            .Where(earlier =>
                earlier.InstanceId == task.InstanceId && earlier.FrameId == task.FrameId && earlier.Status == TaskStatus.Completed
            )
            .OrderByDescending(earlier => earlier.ClosedAt)
            .Select(earlier => (string?)earlier.Values)
            .FirstOrDefaultAsync(cancel);
}

/// <summary>The task of an activity that left without it is no longer offered.</summary>
public sealed class WithdrawTask(OpenTasks tasks) : IConsume<TaskWithdrawn>
{
    public Task ConsumeAsync(TaskWithdrawn withdrawn, EmittedFrom from, CancellationToken cancel)
    {
        if (OpenTasks.OfFrame(from) is { } task)
            tasks.Cancel(from.Journey, task, withdrawn.Reason, from.At);
        return Task.CompletedTask;
    }
}

/// <summary>R-ESC-4: half its time has a colour; when all of it is gone the lead of its role is told.</summary>
public sealed class TellTheLead(OpenTasks tasks, TaskNotices notices, HistoryWriter history) : IConsume<TaskOverdue>
{
    public async Task ConsumeAsync(TaskOverdue overdue, EmittedFrom from, CancellationToken cancel)
    {
        if (OpenTasks.OfFrame(from) is not { } task)
            return;
        task.EscalatedAt = from.At;
        history.Append(
            from.Journey,
            from.At,
            TaskHistory.TaskOverdue,
            new
            {
                taskId = task.Id.Value,
                task.DueAt,
                told = await notices.OverdueAsync(task, from.At, cancel),
            },
            OpenTasks.PlaceOf(task)
        );
        tasks.Changed(task);
    }
}

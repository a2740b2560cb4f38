using System.Text.Json;
using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tasks.Showing;
using CaseFlow.Workflows.Tasks.Submission;

namespace CaseFlow.Workflows.Tasks;

/// <summary>A task as its page shows it to the person who asks.</summary>
public sealed class TaskView(Colleagues colleagues, TaskForms forms, TaskSights sights, KnownOfClient known, TimeProvider clock)
{
    /// <param name="task">With its journey, client, assignee and the person it is meant for.</param>
    public async Task<GetTask.Response> OfAsync(TaskItem task, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var form = await forms.ToShowAsync(task, cancel);
        var seen = await known.FillAsync(task, form, await sights.OfAsync(task, cancel), cancel);
        var start = JsonSerializer.SerializeToElement(StartValues.Of(form, seen.Values, seen.Draft));
        var asked = await forms.CheckAsync(task, form, start, endsEarly: false, cancel);
        return new GetTask.Response(
            task.Id,
            task.Title,
            task.EnglishTitle,
            task.ActivityId,
            task.ActivityType,
            task.Stage,
            task.Role,
            PersonRef.Of(task.ForPerson),
            PersonRef.Of(task.Assignee),
            Substitution.Of(task.InsteadOf, task.InsteadUntil),
            task.Status.ToString().ToLowerInvariant(),
            task.CreatedAt,
            task.DueAt,
            DueStates.IsOverdue(task, now),
            DueStates.Of(task.CreatedAt, task.SoonAt, task.DueAt, now),
            JourneyRef.Of(task.Journey!),
            seen.Client,
            form,
            seen.Values,
            seen.Draft,
            seen.DraftSavedAt,
            asked.Hidden,
            asked.Required,
            forms.OutcomesOf(task),
            task.Outcome,
            await colleagues.WhoClosedAsync(task, cancel),
            task.ClosedAt,
            MayComplete: seen.MayDo,
            MayClaim: seen.MayDo && task.AssigneeId is null,
            seen.MayAssign,
            seen.Sight.Level.ToText(),
            !seen.MayDo && seen.Sight.MayStateReason
        );
    }
}

/// <summary>R-ESC-4: half of the time gone is highlighted, all of it gone is overdue.</summary>
public static class DueStates
{
    /// <param name="soonAt">Null: halfway.</param>
    public static string Of(DateTimeOffset createdAt, DateTimeOffset? soonAt, DateTimeOffset dueAt, DateTimeOffset now) =>
        now > dueAt ? "overdue"
        : now >= (soonAt ?? createdAt + ((dueAt - createdAt) / 2)) ? "soon"
        : "calm";

    public static bool IsOverdue(TaskItem task, DateTimeOffset now) => task.Status == TaskStatus.Open && now > task.DueAt;
}

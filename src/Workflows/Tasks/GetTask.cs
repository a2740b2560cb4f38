using System.Text.Json;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tasks.Showing;

namespace CaseFlow.Workflows.Tasks;

/// <summary>One task with all its page needs.</summary>
public static class GetTask
{
    public sealed record Query(TaskId Task) : IQuery<Response>;

    /// <param name="Values">What the form starts with, and what its page shows (e.g. amountDue).</param>
    /// <param name="Hidden">Paths of fields that what the form starts with hides, as <see cref="SaveDraft.Response"/> says it
    /// later.</param>
    /// <param name="Required">Paths of fields that it demands.</param>
    /// <param name="MayComplete">The caller may work on it now (it is theirs, or free and for one of their roles).</param>
    /// <param name="Sight">How much of the journey's chart the caller sees: nothing, cover, record or whole. Who may do the task sees what
    /// its form needs in any case.</param>
    /// <param name="MayStateReason">The caller would see what was answered if they said why.</param>
    public sealed record Response(
        TaskId Id,
        string Title,
        string EnglishTitle,
        string ActivityId,
        string ActivityType,
        string Stage,
        string Role,
        PersonRef? For,
        PersonRef? Assignee,
        Substitution? InsteadOf,
        string Status,
        DateTimeOffset CreatedAt,
        DateTimeOffset DueAt,
        bool Overdue,
        string DueState,
        JourneyRef Journey,
        ClientHead? Client,
        Form Form,
        JsonElement Values,
        JsonElement? Draft,
        DateTimeOffset? DraftSavedAt,
        IReadOnlyList<string> Hidden,
        IReadOnlyList<string> Required,
        IReadOnlyList<TaskOutcome> Outcomes,
        string? Outcome,
        PersonRef? ClosedBy,
        DateTimeOffset? ClosedAt,
        bool MayComplete,
        bool MayClaim,
        bool MayAssign,
        string Sight,
        bool MayStateReason
    );

    public sealed class Handler(ShownTasks tasks, TaskSights sights, TaskView view) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (await tasks.FindAsync(query.Task, cancel) is not { } task)
                return Refusal.NotFound("task.not-found");
            await sights.OpenAsync(task, cancel);
            return await view.OfAsync(task, cancel);
        }
    }
}

/// <param name="RequiresForm">False: it ends the path early and needs only the reason.</param>
public sealed record TaskOutcome(string Name, LocalText Label, bool RequiresForm);

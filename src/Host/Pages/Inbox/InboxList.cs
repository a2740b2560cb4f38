using System.Globalization;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Filters;
using CaseFlow.Workflows.Tasks.Inbox;
using MediatR;

namespace CaseFlow.Host.Pages.Inbox;

/// <summary>
/// The rows as somebody reads them: those that stand on the open page stay where they are, also when a colleague takes one; what has come
/// meanwhile is counted until they want to see it.
/// </summary>
/// <param name="New">How many tasks of this page of the list are not shown yet.</param>
public sealed record InboxList(IReadOnlyList<InboxRow> Rows, int New, Page<TaskSummary> Tasks)
{
    public static async Task<Result<InboxList>> OfAsync(
        Page<TaskSummary> fresh,
        IReadOnlyList<TaskId> known,
        CurrentPerson person,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var now = fresh.Items.ToDictionary(task => task.Id);
        var left = known.Where(id => !now.ContainsKey(id)).ToList();
        var followed = left.Count == 0 ? new([]) : await FollowAsync(left, mediator, cancel);
        var rows = known
            .Select(id =>
                now.TryGetValue(id, out var task) ? new InboxRow(task, IsGone: false)
                : followed.TryGetValue(id, out var gone) ? new InboxRow(gone, IsGoneFor(gone, person))
                : null
            )
            .OfType<InboxRow>()
            .ToList();
        return rows.Count == 0
            ? new InboxList([.. fresh.Items.Select(task => new InboxRow(task, IsGone: false))], 0, fresh)
            : new InboxList(rows, fresh.Items.Count(task => !known.Contains(task.Id)), fresh);
    }

    /// <summary>Ids as an open page sends them; what is none is left out.</summary>
    public static IReadOnlyList<TaskId> Known(string? ids) =>
        [
            .. (ids ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Take(PagingValidator.MostRows)
                .Select(id => Guid.TryParse(id, CultureInfo.InvariantCulture, out var guid) ? new TaskId(guid) : default)
                .Where(id => id != default)
                .Distinct(),
        ];

    private static async Task<Dictionary<TaskId, TaskSummary>> FollowAsync(
        List<TaskId> tasks,
        IMediator mediator,
        CancellationToken cancel
    ) => ((await mediator.Send(new FollowTasks.Query(tasks), cancel)).Value ?? []).ToDictionary(task => task.Id);

    private static bool IsGoneFor(TaskSummary task, CurrentPerson person) =>
        task.Status != "open" || (task.Assignee is { } holder && holder.Id != person.Id);
}

/// <param name="IsGone">It has left the list: done, withdrawn, or a colleague's now.</param>
public sealed record InboxRow(TaskSummary Task, bool IsGone);

/// <summary>What stands around the rows: saved filters, what one could filter by, and, among one's own, what comes next.</summary>
/// <param name="Day">Null but in the box of one's own tasks.</param>
public sealed record InboxFrame(ListTaskFilters.Response Filters, IReadOnlyList<ListSteps.Response> Steps, GetMyDay.Response? Day)
{
    /// <param name="isWhole">False where an open page asks for its list alone: the form above it stays as it is.</param>
    public static async Task<InboxFrame> ReadAsync(string box, bool isWhole, IMediator mediator, CancellationToken cancel) =>
        new(
            (await mediator.Send(new ListTaskFilters.Query(), cancel)).Value ?? new([], []),
            isWhole ? (await mediator.Send(new ListSteps.Query(), cancel)).Value ?? [] : [],
            box == "mine" ? (await mediator.Send(new GetMyDay.Query(), cancel)).Value : null
        );
}

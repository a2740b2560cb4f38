using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Bulk;

/// <summary>Several tasks at once: each has a result of its own, and all that can be done is committed together.</summary>
/// <param name="Done">How many were done.</param>
/// <param name="Results">One for each task, in the order in which they were named.</param>
public sealed record PileResult(int Done, IReadOnlyList<PileResult.One> Results)
{
    /// <param name="Title">Empty where the caller may not see the task.</param>
    /// <param name="Code">Why it was not done; null if it was.</param>
    public sealed record One(TaskId Task, string Title, string EnglishTitle, bool Done, string? Code, IReadOnlyList<string> Arguments);
}

/// <summary>What is done with several tasks differs only in who may and what is done.</summary>
public sealed class TaskPile(CaseFlowDb db, TaskHolding holding, CurrentPerson person)
{
    /// <summary>One left alone because others of an all-or-nothing wish could not be done.</summary>
    public const string LeftAlone = "task.left-alone";

    /// <param name="allOrNone">Nothing is done unless everything can be.</param>
    public async Task<PileResult> DoAsync(
        IReadOnlyList<TaskId> ids,
        bool allOrNone,
        Func<TaskItem, Task<Refusal?>> refuse,
        Func<TaskItem, Task> act,
        CancellationToken cancel
    )
    {
        var found = await FindAsync(ids, cancel);
        var looked = new List<(TaskId Id, TaskItem? Task, Refusal? Refusal)>();
        foreach (var id in ids.Distinct())
        {
            var task = found.GetValueOrDefault(id);
            var accepted = await holding.AcceptAsync(task, _ => null, cancel);
            looked.Add((id, task, accepted.IsSuccess ? await refuse(accepted.Value) : accepted.Refusal));
        }

        var doesNothing = allOrNone && looked.Exists(one => one.Refusal is not null);
        foreach (var (_, task, refusal) in looked)
            if (refusal is null && !doesNothing)
                await act(task!);
        return Answer(looked, doesNothing);
    }

    /// <summary>Those that the person sees.</summary>
    public async Task<IReadOnlyDictionary<TaskId, TaskItem>> FindAsync(IReadOnlyList<TaskId> ids, CancellationToken cancel) =>
        await db.Tasks().WithItsPeople().VisibleTo(person).Where(task => ids.Contains(task.Id)).ToDictionaryAsync(task => task.Id, cancel);

    private static PileResult Answer(IReadOnlyList<(TaskId Id, TaskItem? Task, Refusal? Refusal)> looked, bool didNothing)
    {
        List<PileResult.One> results =
        [
            .. looked.Select(one => new PileResult.One(
                one.Id,
                one.Task?.Title ?? "",
                one.Task?.EnglishTitle ?? "",
                one.Refusal is null && !didNothing,
                one.Refusal?.Code ?? (didNothing ? LeftAlone : null),
                [.. (one.Refusal?.Arguments ?? []).Select(argument => argument.ToString() ?? "")]
            )),
        ];
        return new PileResult(results.Count(one => one.Done), results);
    }
}

/// <summary>For the validators of what takes several tasks.</summary>
internal static class PileRules
{
    public const int Most = 100;

    public static void ArePile<T>(this IRuleBuilder<T, IReadOnlyList<TaskId>> rule) =>
        rule.Must(tasks => tasks is { Count: > 0 })
            .WithErrorCode("field.required")
            .Must(tasks => tasks is null or { Count: <= Most })
            .WithErrorCode("task.too-many-at-once");
}

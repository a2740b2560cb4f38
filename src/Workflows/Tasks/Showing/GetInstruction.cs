using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Texts;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks.Showing;

/// <summary>How the step of a task is done (R-SET-9): the instruction of this very activity, else of all of its type.</summary>
public static class GetInstruction
{
    public sealed record Query(TaskId Task) : IQuery<Response>;

    /// <param name="Text">What holds today; null: nobody has written any.</param>
    public sealed record Response(TextView? Text);

    public sealed class Handler(ShownTasks tasks, TextBook book, BranchClock clock) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (await tasks.FindAsync(query.Task, cancel) is not { } task)
                return Refusal.NotFound("task.not-found");
            var today = await clock.TodayAsync(task.Journey!.BranchId, cancel);
            foreach (var key in new[] { $"{task.ActivityType}.{task.ActivityId}", task.ActivityType })
                if (TextView.InForceOf(await book.VersionsAsync(TextKind.Instruction, key, cancel), today) is { } text)
                    return new Response(text);
            return new Response(null);
        }
    }
}

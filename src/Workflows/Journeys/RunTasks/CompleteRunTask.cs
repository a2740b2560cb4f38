using System.Text.Json;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.RunTasks;

/// <summary>
/// Whoever does tasks for us (<c>Elsa.RunTask</c>) reports one done; the journey goes on with the result. Reporting it again changes
/// nothing.
/// </summary>
public static class CompleteRunTask
{
    /// <param name="Result">The activity's output.</param>
    public sealed record Command(Guid Task, JsonElement? Result = null) : ICommand<Response>;

    /// <param name="Completed">False: it was reported before, or its journey went on without it.</param>
    public sealed record Response(bool Completed);

    public sealed class Handler(CaseFlowDb db, BookmarkWaking waking) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var key = StimulusKey.Task(command.Task);
            var wait = await db.Bookmarks()
                .AsNoTracking()
                .Where(row => row.Key == key && db.Journeys().Any(journey => journey.Id == row.JourneyId))
                .SingleOrDefaultAsync(cancel);
            if (wait is null)
                return await db.Outbox().AnyAsync(message => message.Id == command.Task && message.Channel == SendOutTask.Channel, cancel)
                    ? new Response(false)
                    : Refusal.NotFound("run-task.not-found");

            var result = command.Result is { ValueKind: not JsonValueKind.Undefined } json ? ValueJson.Read(json) : null;
            var facts = new Dictionary<string, object?> { ["taskId"] = command.Task, ["result"] = result };
            var refusal = await waking.WakeAsync(wait, new Resumed(result), JourneyHistory.ExternalTaskCompleted, facts, cancel);
            return refusal is null ? new Response(true) : refusal;
        }
    }
}

using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Messages.Owning;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Reading;

/// <summary>One message with the way that it took.</summary>
public static class GetMessage
{
    public sealed record Query(MessageId Message) : IQuery<Response>;

    /// <param name="Way">Oldest step first.</param>
    /// <param name="Task">In which somebody takes care of it; null where there is none open that the caller sees.</param>
    public sealed record Response(MessageView Message, IReadOnlyList<Step> Way, TaskId? Task = null);

    /// <param name="By">Null: the clock, or the gateway.</param>
    public sealed record Step(DateTimeOffset At, string What, string Channel, string? Note, string? By);

    public sealed class Handler(CaseFlowDb db, MessageViews views, OwnerTasks tasks, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var message = await db.ClientMessages().AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.Message, cancel);
            if (message is null || !person.Holds(message.BranchId, MessagesRoom.Read))
                return Refusal.NotFound("message.not-found");
            var way = await db.MessageSteps()
                .Where(step => step.MessageId == query.Message)
                .OrderBy(step => step.Number)
                .Select(step => new Step(step.At, step.What, step.Channel, step.Note, step.By))
                .ToListAsync(cancel);
            var task = way.Exists(step => step.What == OwnerTasks.Handed) ? await tasks.OpenOfAsync(message, cancel) : null;
            if (task is { } id && await db.FindVisibleAsync(id, person, cancel) is null)
                task = null;
            return new Response((await views.OfAsync([message], cancel))[0], way, task);
        }
    }
}

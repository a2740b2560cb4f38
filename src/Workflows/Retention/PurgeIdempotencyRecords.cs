using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Retention;

/// <summary>Removes answers under idempotency keys that nobody will ask for again, oldest first.</summary>
public static class PurgeIdempotencyRecords
{
    public sealed record Command(int Limit = 1000) : ICommand<Response>;

    public sealed record Response(int Forgotten);

    public sealed class Handler(CaseFlowDb db, RetentionTimes times, TimeProvider clock) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var until = clock.GetUtcNow() - times.KeepIdempotencyRecordsFor;
            var old = await db.AnsweredRequests()
                .Where(row => row.CreatedAt < until)
                .OrderBy(row => row.CreatedAt)
                .Take(command.Limit)
                .ToListAsync(cancel);
            db.AnsweredRequests().RemoveRange(old);
            return new Response(old.Count);
        }
    }
}

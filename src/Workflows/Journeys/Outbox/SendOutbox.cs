using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Journeys.Outbox;

/// <summary>
/// Sends what waits in the outbox, oldest first; a failed one is tried again later with growing pauses, and holds no other up.
/// </summary>
public static class SendOutbox
{
    public sealed record Command(int Limit = 50) : ICommand<Response>;

    /// <param name="Next">When something that is not due yet is to be sent; null when there is no such thing.</param>
    public sealed record Response(int Sent, int Failed, DateTimeOffset? Next);

    public sealed class Handler(CaseFlowDb db, IDueWork work, IServiceScopeFactory scopes, TimeProvider clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var now = clock.GetUtcNow();
            var due = await work.TakeMessagesAsync(now, command.Limit, cancel);
            var sent = 0;
            foreach (var id in due)
                if (await DeliverAsync(id, cancel))
                    sent++;
            var next = await db.Outbox()
                .Where(row => row.SentAt == null && row.NextAttemptAt > now)
                .MinAsync(row => (DateTimeOffset?)row.NextAttemptAt, cancel);
            return new Response(sent, due.Count - sent, next);
        }

        private async Task<bool> DeliverAsync(Guid id, CancellationToken cancel)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem("outbox");
            var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DeliverMessage.Command(id), cancel);
            return result is { IsSuccess: true, Value.Sent: true };
        }
    }
}

/// <summary>Takes messages of some channels to the outside. The message's id is the idempotency key: the same twice is one.</summary>
public interface IOutboxSender
{
    bool Takes(string channel);

    Task SendAsync(OutboxMessage message, CancellationToken cancel);
}

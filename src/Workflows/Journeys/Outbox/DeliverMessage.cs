using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Outbox;

/// <summary>
/// Sends one message of the outbox and marks it as sent, in a unit of work of its own. If the machine stops in between it is sent once
/// more,
/// with the same id: senders make that one.
/// </summary>
public static class DeliverMessage
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    public sealed record Command(Guid Message) : ICommand<Response>;

    public sealed record Response(bool Sent);

    public sealed class Handler(CaseFlowDb db, IEnumerable<IOutboxSender> senders, FailureNotices failures, TimeProvider clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var now = clock.GetUtcNow();
            var message = await db.Outbox().SingleOrDefaultAsync(row => row.Id == command.Message, cancel);
            if (message is null || message.SentAt is not null || message.NextAttemptAt > now)
                return new Response(message?.SentAt is not null);

            message.LastError = await TrySendAsync(message, cancel);
            message.Attempts++;
            if (message.LastError is null && message.NextAttemptAt > now)
                message.Attempts--; // the sender put it off
            else if (message.LastError is null)
                message.SentAt = clock.GetUtcNow();
            else
                message.NextAttemptAt = now + PauseAfter(message.Attempts);
            if (message.LastError is not null && message.Attempts == FailureNotices.After)
                await failures.TellAsync(message, now, cancel);
            return new Response(message.SentAt is not null);
        }

        /// <summary>Null when it is sent; else why not. Whatever a gateway does wrong is its message's trouble alone.</summary>
        private async Task<string?> TrySendAsync(OutboxMessage message, CancellationToken cancel)
        {
            if (senders.FirstOrDefault(sender => sender.Takes(message.Channel)) is not { } sender)
                return $"Nobody sends '{message.Channel}'.";
            using var limit = new CancellationTokenSource(Timeout, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
            try
            {
                await sender.SendAsync(message, both.Token);
                return null;
            }
            catch (Exception problem) when (!cancel.IsCancellationRequested)
            {
                return limit.IsCancellationRequested ? "It took too long." : problem.Message[..Math.Min(problem.Message.Length, 500)];
            }
        }

        private static TimeSpan PauseAfter(int attempts) =>
            attempts > 12 ? LongestPause : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << (attempts - 1)));
    }
}

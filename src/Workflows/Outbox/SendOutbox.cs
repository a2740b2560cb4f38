using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Outbox;

/// <summary>Sends what waits in the outbox, oldest first; a failed one is tried again later with growing pauses.</summary>
public static class SendOutbox
{
    public sealed record Command(int Limit = 50) : ICommand<Response>;

    public sealed record Response(int Sent, int Failed, DateTimeOffset? Next);
}

/// <summary>Takes messages of some channels to the outside. The message's id is the idempotency key: the same twice is one.</summary>
public interface IOutboxSender
{
    bool Takes(string channel);

    Task SendAsync(OutboxMessage message, CancellationToken cancel);
}

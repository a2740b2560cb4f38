using CaseFlow.Activities;
using CaseFlow.Workflows.Audit;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Outbox;

/// <summary>An activity wants somebody told.</summary>
public sealed class QueueMessage(OutboxWriter outbox, HistoryWriter history) : IConsume<MessageRequested>
{
    public Task ConsumeAsync(MessageRequested wanted, EmittedFrom from, CancellationToken cancel)
    {
        var message = outbox.Add(from.Journey, wanted.Channel, from.At, new OutgoingMessage(wanted.To, wanted.Template, wanted.Values));
        history.Append(from.Journey, from.At, HistoryTypes.MessageQueued, new { message = message.Id, wanted.Channel, wanted.To, wanted.Template }, Story.PlaceOf(from.Burst.Instance));
        return Task.CompletedTask;
    }
}

using CaseFlow.Activities.Common;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Primitives.Data;
using CaseFlow.Engine.Primitives.Waiting;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys.Events;
using CaseFlow.Workflows.Journeys.Seam;

namespace CaseFlow.Workflows.Journeys.Outbox;

/// <summary>An activity wants somebody told.</summary>
public sealed class QueueMessage(OutboxWriter outbox, HistoryWriter history) : IConsume<MessageRequested>
{
    public Task ConsumeAsync(MessageRequested wanted, EmittedFrom from, CancellationToken cancel)
    {
        var message = outbox.Add(from.Journey, wanted.Channel, from.At, new OutgoingMessage(wanted.To, wanted.Template, wanted.Values));
        history.Append(
            from.Journey,
            from.At,
            JourneyHistory.MessageQueued,
            new
            {
                message = message.Id,
                wanted.Channel,
                wanted.To,
                wanted.Template,
                notSent = from.Journey.IsTrial ? true : (bool?)null,
            },
            from.Place()
        );
        return Task.CompletedTask;
    }
}

/// <summary>An activity published an event: whoever waits for it in the journey's branch is woken after this step is committed.</summary>
public sealed class QueueEvent(OutboxWriter outbox, HistoryWriter history) : IConsume<EventPublished>
{
    public const string Channel = "event";

    public Task ConsumeAsync(EventPublished published, EmittedFrom from, CancellationToken cancel)
    {
        var correlation = published.CorrelationId is { Length: > 0 } id ? id : null;
        var payload = System.Text.Json.JsonSerializer.SerializeToElement(ValueJson.Write(published.Payload));
        var raise = new RaiseEvent.Command(
            published.Name,
            correlation,
            payload,
            from.Journey.BranchId,
            published.IsLocal ? from.Burst.Instance.Id.Value : null
        );
        var message = outbox.Add(from.Journey, Channel, from.At, raise);
        history.Append(
            from.Journey,
            from.At,
            JourneyHistory.EventPublished,
            new
            {
                message = message.Id,
                published.Name,
                correlationId = correlation,
            },
            from.Place()
        );
        return Task.CompletedTask;
    }
}

/// <summary>What a definition's author wants noted down.</summary>
public sealed class NoteLine(HistoryWriter history) : IConsume<LineWritten>
{
    public Task ConsumeAsync(LineWritten line, EmittedFrom from, CancellationToken cancel)
    {
        history.Append(from.Journey, from.At, JourneyHistory.LineWritten, new { line.Text }, from.Place());
        return Task.CompletedTask;
    }
}

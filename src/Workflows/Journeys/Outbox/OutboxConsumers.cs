using CaseFlow.Engine.Primitives.Data;
using CaseFlow.Engine.Primitives.Waiting;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys.Seam;

namespace CaseFlow.Workflows.Journeys.Outbox;

/// <summary>An activity published an event: whoever waits for it in the journey's branch is woken after this step is committed.</summary>
public sealed class QueueEvent(WakeJourneys waking, HistoryWriter history) : IConsume<EventPublished>
{
    public Task ConsumeAsync(EventPublished published, EmittedFrom from, CancellationToken cancel)
    {
        var correlation = published.CorrelationId is { Length: > 0 } id ? id : null;
        var instance = published.IsLocal ? from.Burst.Instance.Id : (InstanceId?)null;
        var message = waking.Raise(
            new Happened(published.Name, published.Payload, correlation, instance),
            from.Journey.BranchId,
            from.At,
            from.Journey
        );
        history.Append(
            from.Journey,
            from.At,
            JourneyHistory.EventPublished,
            new
            {
                message,
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

using System.Text.Json;

namespace CaseFlow.Workflows.Journeys.Outbox;

/// <summary>Puts side effects that are wanted where the worker finds them once they are committed (promise 2).</summary>
public sealed class OutboxWriter(CaseFlowDb db)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A trial sends nothing but events, which reach nobody but trials: the message comes back, and is not kept.</summary>
    /// <param name="id">Null: a new one.</param>
    public OutboxMessage Add<TPayload>(Journey journey, string channel, DateTimeOffset at, TPayload payload, Guid? id = null)
    {
        var message = new OutboxMessage
        {
            Id = id ?? Guid.CreateVersion7(at),
            JourneyId = journey.Id,
            BranchId = journey.BranchId,
            Channel = channel,
            Payload = JsonSerializer.Serialize(payload, Json),
            CreatedAt = at,
            NextAttemptAt = at,
        };
        if (!journey.IsTrial || channel == QueueEvent.Channel)
            db.Outbox.Add(message);
        return message;
    }
}

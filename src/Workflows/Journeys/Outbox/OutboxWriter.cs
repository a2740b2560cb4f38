using System.Text.Json;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

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
    public OutboxMessage Add<TPayload>(Journey journey, string channel, DateTimeOffset at, TPayload payload, Guid? id = null) =>
        Add(journey.BranchId, journey, channel, at, payload, id);

    /// <param name="journey">Null for a room's own message.</param>
    internal OutboxMessage Add<TPayload>(
        BranchId branch,
        Journey? journey,
        string channel,
        DateTimeOffset at,
        TPayload payload,
        Guid? id = null
    )
    {
        var message = new OutboxMessage
        {
            Id = id ?? Guid.CreateVersion7(at),
            JourneyId = journey?.Id,
            BranchId = branch,
            Channel = channel,
            Payload = JsonSerializer.Serialize(payload, Json),
            CreatedAt = at,
            NextAttemptAt = at,
        };
        if (journey is not { IsTrial: true } || channel == WakeJourneys.Channel)
            db.Outbox().Add(message);
        return message;
    }
}

using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys.Outbox;

/// <summary>A side effect that is wanted; done after the commit by a worker, with the row's id as idempotency key (promise 2).</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; set; }
    public JourneyId? JourneyId { get; set; }
    public BranchId? BranchId { get; set; }

    /// <summary>sms, wechat, notice, event, ...: which sender takes it.</summary>
    public required string Channel { get; set; }

    /// <summary>JSON object.</summary>
    public required string Payload { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset NextAttemptAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
}

/// <summary>The payload of a message to people: whom, which text, filled with what.</summary>
/// <param name="To">client, role:&lt;role id&gt; of the branch, or person:&lt;id&gt;.</param>
/// <param name="Template">Id of a text; gateways here send registered templates with parameters.</param>
public sealed record OutgoingMessage(string To, string Template, IReadOnlyDictionary<string, object?> Values);

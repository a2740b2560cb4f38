using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Messages.Push;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages;

public enum MessageState
{
    /// <summary>It waits for its turn, or for the morning.</summary>
    Queued,

    /// <summary>A gateway has taken it.</summary>
    Sent,
    Delivered,
    Failed,

    /// <summary>It was handed to a gateway whose answer was lost: the provider is asked before a second try.</summary>
    Unknown,

    /// <summary>It was not sent, on purpose; the note says why.</summary>
    Dropped,

    /// <summary>The client has answered it.</summary>
    Answered,

    /// <summary>From the client; somebody has to take care of it.</summary>
    Received,

    /// <summary>From the client, and taken care of.</summary>
    Taken,
}

/// <summary>
/// 消息: one thing that a client was to hear, or that a client answered. Of one event there is one, whichever ways it took; the text stays
/// as it was sent.
/// </summary>
public sealed class ClientMessage : IOfBranch
{
    public MessageId Id { get; set; }
    public BranchId BranchId { get; set; }
    public ClientId ClientId { get; set; }
    public JourneyId? JourneyId { get; set; }

    /// <summary>The client wrote it.</summary>
    public bool IsFromClient { get; set; }

    /// <summary>Key of a text; empty for what the client wrote.</summary>
    public string Template { get; set; } = "";
    public int? TemplateVersion { get; set; }

    /// <summary>JSON object: what the text is filled with.</summary>
    public string Values { get; set; } = "{}";

    /// <summary>See <see cref="House.Texts.MessagePurpose"/>; null until it is looked up.</summary>
    public string? Purpose { get; set; }

    /// <summary>Which way it goes, or came.</summary>
    public required string Channel { get; set; }

    /// <summary>The other way did not reach the client: by SMS, once (R-MSG-4).</summary>
    public bool FellBack { get; set; }
    public string? Language { get; set; }

    /// <summary>As it was sent, or as the client wrote it.</summary>
    public string? Text { get; set; }

    /// <summary>The number that it was sent to, or came from.</summary>
    public string? Address { get; set; }
    public MessageState State { get; set; }

    /// <summary>Why it is in that state, where that says more: a code of ours, or what a gateway said.</summary>
    public string? Note { get; set; }
    public DateTimeOffset MadeAt { get; set; }
    public DateTimeOffset? UsefulUntil { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When its state changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Which handing over this is, counted from 1: each has a key of its own with the provider.</summary>
    public int Leg { get; set; } = 1;

    /// <summary>How often this leg was begun.</summary>
    public int Tries { get; set; }

    /// <summary>Of what the client wrote: the provider's id, so that it comes once.</summary>
    public string? ProviderId { get; set; }

    /// <summary>In the link by which a client ends marketing.</summary>
    public string? StopCode { get; set; }
    public PersonId? TakenById { get; set; }
    public string? TakenBy { get; set; }

    /// <summary>How many steps it has taken.</summary>
    public int Steps { get; set; }
    public long Revision { get; set; }

    /// <summary>Under which the provider knows this leg.</summary>
    public string Key => Leg == 1 ? $"{Id}" : $"{Id}-{Leg}";

    public bool IsOnItsWay => State is MessageState.Queued or MessageState.Unknown or MessageState.Sent;
}

/// <summary>One step of a message's way. Rows are only added.</summary>
public sealed class MessageStep
{
    public MessageId MessageId { get; set; }

    /// <summary>1, 2, 3, ...</summary>
    public int Number { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>
    /// queued, sending, sent, delivered, failed, dropped, put-off, by-sms, again, answered, received, taken, reported, task, reached.
    /// </summary>
    public required string What { get; set; }
    public required string Channel { get; set; }
    public string? Note { get; set; }

    /// <summary>Null: the clock, or the gateway.</summary>
    public string? By { get; set; }
}

/// <summary>The tables of this room.</summary>
public static class MessageTables
{
    public static DbSet<ClientMessage> ClientMessages(this CaseFlowDb db) => db.Set<ClientMessage>();

    public static DbSet<MessageStep> MessageSteps(this CaseFlowDb db) => db.Set<MessageStep>();

    public static DbSet<PushDevice> PushDevices(this CaseFlowDb db) => db.Set<PushDevice>();
}
